package io.pitot.agent.bootstrap;

/** Woven into what hands on a language model's answer in chunks: the {@link ModelCall} that it answers. */
public interface ObservedModelStream {

    /** The call, or null if it is none that counts. */
    @Nullable
    Object pitot$modelCall();

    /** Keeps it. */
    void pitot$modelCall(@Nullable Object call);
}
