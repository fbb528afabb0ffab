package io.pitot.agent.bootstrap;

/** As {@link ExposedField}, of a second field of the same class. */
public interface ExposedSecond {

    /** The field's value. */
    @Nullable
    Object pitot$second();
}
