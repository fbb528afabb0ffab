package io.pitot.agent.bootstrap;

/**
 * Woven into classes as they load whose objects are told of an answer by a thread of a library's own, or by whichever thread
 * has it.
 */
public interface ObservedCallback {

    /** The {@link RequestIdentity} of the request in which this was made, or null. */
    @Nullable
    Object pitot$request();

    /** Keeps it. */
    void pitot$request(@Nullable Object request);
}
