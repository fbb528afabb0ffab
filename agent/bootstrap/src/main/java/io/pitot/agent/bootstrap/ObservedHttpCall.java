package io.pitot.agent.bootstrap;

/** Woven into what a HTTP client makes for one call, which finds the call again on other threads: an {@link HttpCall}. */
public interface ObservedHttpCall {

    /** The call, or null if it is none that counts. */
    @Nullable
    Object pitot$call();

    /** Keeps it. */
    void pitot$call(@Nullable Object call);
}
