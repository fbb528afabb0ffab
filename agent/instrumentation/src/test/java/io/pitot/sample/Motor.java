package io.pitot.sample;

/** The first of its line that declares the method. */
public class Motor extends AbstractMotor {

    @Override
    public int run(int times) {
        return times;
    }
}
