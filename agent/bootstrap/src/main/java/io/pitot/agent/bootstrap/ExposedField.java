package io.pitot.agent.bootstrap;

/** Woven into a library's class so that advice elsewhere sees a private field of it: which one, its instrumentation says. */
public interface ExposedField {

    /** The field's value. */
    @Nullable
    Object pitot$field();
}
