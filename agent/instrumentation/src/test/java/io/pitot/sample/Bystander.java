package io.pitot.sample;

/** Declares a method of the wanted name, and has nothing to do with the library. */
public class Bystander {

    /** Runs. */
    public int run(int times) {
        return times;
    }
}
