package io.pitot.sample;

import java.io.Serializable;

/** Its serial version is written down. */
public class PinnedMotor implements Engine, Serializable {

    private static final long serialVersionUID = 1;

    @Override
    public int run(int times) {
        return times;
    }
}
