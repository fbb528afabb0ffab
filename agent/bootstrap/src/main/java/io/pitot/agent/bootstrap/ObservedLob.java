package io.pitot.agent.bootstrap;

/**
 * Woven into a driver's large objects, and into what their streams read from, as they load: which execution they came from.
 *
 * <p>Of type Object for the reason that {@link ObservedResult} gives.
 */
public interface ObservedLob {

    /** The execution, or null where it is not known. */
    @Nullable
    Object pitot$lob();

    /** Keeps the execution. */
    void pitot$lob(@Nullable Object origin);
}
