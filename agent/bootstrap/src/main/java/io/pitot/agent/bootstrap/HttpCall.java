package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/**
 * One outgoing HTTP call, from where it is made until it has ended; see {@link HttpCallProbe}. What is told of it on several threads
 * is told in an order that the client sees to. Only the first end counts.
 *
 * <p>As a {@link BiConsumer} it is told of its end by a {@code CompletableFuture}.
 */
public final class HttpCall implements BiConsumer<Object, Throwable> {

    private static final VarHandle ENDED = ended();

    /** The request that it belongs to, where its end may come on a thread that knows nothing of it; null where it is in none. */
    @Nullable
    RequestIdentity request;

    /** Whether the thread on which it ends has nothing to do with it but that. */
    boolean isApart;

    /** The request id of what is in no request. */
    long outside;

    int route;
    int site;
    long hash;
    long start;

    /** Time spent waiting for a pooled connection. */
    long waited;

    boolean isRetried;

    /** Whether a model's client makes it for a call of the model. */
    boolean isOfModel;

    /** How many responses of it are being read, one in another. */
    int reading;

    /** Of its last response; 0 while there is none. */
    int status;

    long bytes;
    long headAt;

    @SuppressWarnings("unused")
    private volatile boolean ended;

    HttpCall() {}

    private static VarHandle ended() {
        try {
            return MethodHandles.lookup().findVarHandle(HttpCall.class, "ended", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Makes it as new for the next call of a thread that waits for each. */
    void reset() {
        waited = 0;
        isRetried = false;
        reading = 0;
        status = 0;
        bytes = -1;
        headAt = 0;
    }

    /** Answers true once. */
    boolean end() {
        return ENDED.compareAndSet(this, false, true);
    }

    boolean hasEnded() {
        return ended;
    }

    /** The future of its response is complete. Never throws: the application's would be complete with that. */
    @Override
    public void accept(@Nullable Object response, @Nullable Throwable thrown) {
        try {
            HttpCallProbe.end(this, unwrapped(thrown));
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
        if (thrown instanceof CompletionException || thrown instanceof ExecutionException) {
            Throwable cause = thrown.getCause();
            return cause == null ? thrown : cause;
        }
        return thrown;
    }
}
