package io.pitot.sample;

/** Overrides what its superclass declares and calls it. */
public class TurboMotor extends Motor {

    @Override
    public int run(int times) {
        return 2 * super.run(times);
    }
}
