package io.pitot.sample;

import java.io.Serializable;

/** Its serial version is computed from its fields. */
@SuppressWarnings("serial")
public class StoredMotor implements Engine, Serializable {

    @Override
    public int run(int times) {
        return times;
    }
}
