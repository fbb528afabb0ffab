package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/**
 * One call of a language model, from where it is made until its answer is whole; see {@link ModelCallProbe}. What several threads tell
 * of it they tell in an order that the client sees to. Only the first end counts.
 *
 * <p>As a {@link BiConsumer} it is told of its answer by a {@code CompletableFuture}.
 */
public final class ModelCall implements BiConsumer<Object, Throwable> {

    private static final VarHandle ENDED = ended();

    /** Reads what is asked, an answer, or a chunk of one, and tells this call of it. */
    private final BiConsumer<ModelCall, Object> reader;

    /** The request that it belongs to, once the thread that made it has gone on; null where it is in none. */
    @Nullable
    RequestIdentity request;

    /** The request id of what is in no request. */
    long outside;

    int model;
    int site;
    long rows;
    long hash;
    boolean isHashed;
    final long start;

    /** {@link System#nanoTime} of the first chunk; of an answer that comes whole 0. */
    long firstChunkAt;

    boolean tellsTokens;
    long input;
    long cachedInput;
    long output;
    boolean isCutOff;

    @SuppressWarnings("unused")
    private volatile boolean ended;

    ModelCall(BiConsumer<ModelCall, Object> reader) {
        this.reader = reader;
        start = System.nanoTime();
    }

    private static VarHandle ended() {
        try {
            return MethodHandles.lookup().findVarHandle(ModelCall.class, "ended", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /**
     * What is asked of which model.
     *
     * @param handle from {@link InferenceProbe#model(String, boolean)}, or 0 where none was made
     * @param inputs asked about in this call, or 0 where unknown
     * @param hashOfPrompt of all that is asked; it is salted and not kept as it is
     */
    public void asks(int handle, long inputs, int hashOfPrompt) {
        model = handle;
        asksAbout(inputs, hashOfPrompt);
    }

    /** The same of a model that is known already. */
    public void asksAbout(long inputs, int hashOfPrompt) {
        rows = inputs;
        hash = ArgumentHash.of(hashOfPrompt);
        isHashed = true;
    }

    /**
     * The answer tells what it took. The last one counts: chunks tell what it took so far.
     *
     * @param inputTokens of the prompt in all
     * @param cachedTokens how many of those the service had read before
     * @param outputTokens of the answer, with what the model thought
     */
    public void took(long inputTokens, long cachedTokens, long outputTokens) {
        tellsTokens = true;
        input = inputTokens;
        cachedInput = cachedTokens;
        output = outputTokens;
    }

    /** The same of a chunk that tells nothing of the prompt. */
    public void took(long outputTokens) {
        took(input, cachedInput, outputTokens);
    }

    /** The answer tells which model it is of; that counts where nothing else did. */
    public void isOf(int handle) {
        if (model == 0) {
            model = handle;
        }
    }

    /** The answer ends where it was not to become longer. */
    public void isCutOff() {
        isCutOff = true;
    }

    /** Reads what is asked, an answer, or a part of one. Never throws. */
    public void read(@Nullable Object askedOrAnswered) {
        if (askedOrAnswered != null) {
            try {
                reader.accept(this, askedOrAnswered);
            } catch (Throwable failed) {
                AdviceErrors.suppressed(failed);
            }
        }
    }

    /** A chunk has come. Never throws. */
    public void chunk(@Nullable Object chunk) {
        if (firstChunkAt == 0) {
            firstChunkAt = System.nanoTime();
        }
        read(chunk);
    }

    /** Answers true once. */
    boolean end() {
        return ENDED.compareAndSet(this, false, true);
    }

    /** The future of its answer is complete. Never throws: the application's would be complete with that. */
    @Override
    public void accept(@Nullable Object answer, @Nullable Throwable thrown) {
        if (answer instanceof ObservedModelStream stream) {
            // Only the head of the answer: its chunks are still to come.
            stream.pitot$modelCall(this);
            return;
        }
        read(answer);
        ModelCallProbe.end(this, unwrapped(thrown));
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable thrown) {
        if (thrown instanceof CompletionException || thrown instanceof ExecutionException) {
            Throwable cause = thrown.getCause();
            return cause == null ? thrown : cause;
        }
        return thrown;
    }
}
