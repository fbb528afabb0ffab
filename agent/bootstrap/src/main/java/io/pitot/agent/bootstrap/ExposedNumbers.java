package io.pitot.agent.bootstrap;

/** As {@link ExposedField}, of a second field of the same class: one that holds numbers. */
public interface ExposedNumbers {

    /** The field's value. */
    @Nullable
    Object pitot$numbers();
}
