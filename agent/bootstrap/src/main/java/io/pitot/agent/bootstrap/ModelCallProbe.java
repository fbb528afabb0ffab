package io.pitot.agent.bootstrap;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What woven clients of language models call. The outermost call of a thread counts, as of {@link InferenceProbe}: {@link #enter}
 * answers null inside another model.
 *
 * <p>Where a thread waits for the answer, the call is {@linkplain #exit exited}. Where it does not, it is {@linkplain #leave left}, and
 * {@linkplain #end ended} on whichever thread: it counts to the request that made it, or to what outlives that.
 */
public final class ModelCallProbe {

    private static final int NANOS_PER_MICRO = 1_000;

    private ModelCallProbe() {}

    /** A model is called; {@code reader} tells the call what it asks, and what its answer, or a chunk of that, says. */
    public static @Nullable ModelCall enter(BiConsumer<ModelCall, Object> reader) {
        ThreadState state = ThreadState.current();
        if ((state.inside & ThreadState.INFERENCE) != 0) {
            return null;
        }
        ModelCall call = new ModelCall(reader);
        // Last: what fails before leaves the thread outside any call, not inside one that never ends.
        state.inside |= ThreadState.INFERENCE;
        return call;
    }

    /** The same of a model that is known. */
    public static @Nullable ModelCall enter(BiConsumer<ModelCall, Object> reader, int model) {
        ModelCall call = enter(reader);
        if (call != null) {
            call.model = model;
        }
        return call;
    }

    /**
     * A model is called that may tell of its answer before the call returns: whoever is told of the answer {@linkplain #end ends} the
     * call. This thread is done with it by {@link #leave(ModelCall, Throwable)}.
     */
    public static @Nullable ModelCall begin(BiConsumer<ModelCall, Object> reader, @Nullable Object asked) {
        return begin(reader, 0, asked);
    }

    /** The same of a model that is known. */
    public static @Nullable ModelCall begin(BiConsumer<ModelCall, Object> reader, int model, @Nullable Object asked) {
        ModelCall call = enter(reader, model);
        if (call != null) {
            ThreadState state = ThreadState.current();
            try {
                prepare(state, call, asked);
            } catch (Throwable failed) {
                // Nobody leaves what has not begun.
                state.inside &= ~ThreadState.INFERENCE;
                throw failed;
            }
        }
        return call;
    }

    /** This thread has its answer, or what was thrown in place of it. */
    public static void exit(
            ModelCall call, @Nullable Object asked, @Nullable Object answer, @Nullable Throwable thrown) {
        ThreadState state = ThreadState.current();
        state.inside &= ~ThreadState.INFERENCE;
        call.read(asked);
        call.read(answer);
        call.site = site(state, call);
        if (call.end()) {
            record(state, call, thrown, false);
        }
    }

    /**
     * This thread goes on before there is an answer.
     *
     * @param answer what will have it: a future, or an {@link ObservedModelStream}; the call ends now where it is neither
     * @return what is to be handed on in its place: that a call has ended is told before the application has its answer
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static @Nullable Object leave(
            ModelCall call, @Nullable Object asked, @Nullable Object answer, @Nullable Throwable thrown) {
        ThreadState state = ThreadState.current();
        state.inside &= ~ThreadState.INFERENCE;
        prepare(state, call, asked);
        if (answer instanceof CompletableFuture<?> future) {
            CompletableFuture<?> told = future.whenComplete(call);
            told.whenComplete(new Cancelled(call, future));
            return told;
        }
        if (answer instanceof ObservedModelStream stream) {
            stream.pitot$modelCall(call);
        } else {
            end(call, thrown);
        }
        return answer;
    }

    /** The same of a call that was begun. */
    public static void leave(ModelCall call, @Nullable Throwable thrown) {
        ThreadState.current().inside &= ~ThreadState.INFERENCE;
        if (thrown != null) {
            end(call, thrown);
        }
    }

    /**
     * What this thread does now is part of a call, or is the application's own again: of an answer in chunks that the same thread
     * hands on.
     *
     * @return what it was before
     */
    public static boolean within(boolean isWithin) {
        ThreadState state = ThreadState.current();
        boolean was = (state.inside & ThreadState.INFERENCE) != 0;
        state.inside = isWithin ? state.inside | ThreadState.INFERENCE : state.inside & ~ThreadState.INFERENCE;
        return was;
    }

    /** For its end on another thread. */
    private static void prepare(ThreadState state, ModelCall call, @Nullable Object asked) {
        call.read(asked);
        call.site = site(state, call);
        call.request = Propagation.capture();
        call.outside = state.outside();
    }

    private static int site(ThreadState state, ModelCall call) {
        return state.site(EventKind.INFERENCE, InferenceProbe.id(call.model));
    }

    /** This thread sends what a model is asked, which another one may have called. Answers whether to tell that it {@link #sent} it. */
    public static boolean send() {
        ThreadState state = ThreadState.current();
        boolean isOutermost = (state.inside & ThreadState.MODEL_CLIENT) == 0;
        state.inside |= ThreadState.MODEL_CLIENT;
        return isOutermost;
    }

    /** It has, or not. */
    public static void sent() {
        ThreadState.current().inside &= ~ThreadState.MODEL_CLIENT;
    }

    /** The call that a stream answers, or null. */
    public static @Nullable ModelCall of(@Nullable Object stream) {
        return stream instanceof ObservedModelStream observed && observed.pitot$modelCall() instanceof ModelCall call
                ? call
                : null;
    }

    /** The same chunks, of which the stream's call is told. */
    public static <T> Stream<T> chunks(Object stream, Stream<T> chunks) {
        ModelCall call = of(stream);
        return call == null
                ? chunks
                : StreamSupport.stream(new ModelChunks<>(chunks.spliterator(), call), false)
                        .onClose(chunks::close);
    }

    /** A stream is closed, read to its end or not. */
    public static void close(Object stream) {
        ModelCall call = of(stream);
        if (call != null) {
            end(call, null);
        }
    }

    /** The same of chunks that are iterated over. */
    public static <T> Iterator<T> chunks(Object stream, Iterator<T> chunks) {
        ModelCall call = of(stream);
        return call == null || chunks instanceof IteratedChunks ? chunks : new IteratedChunks<>(chunks, call);
    }

    /** The call has ended. Any thread. Never throws. */
    public static void end(ModelCall call, @Nullable Throwable thrown) {
        try {
            if (call.end()) {
                record(ThreadState.current(), call, thrown, true);
            }
        } catch (Throwable failed) {
            AdviceErrors.suppressed(failed);
        }
    }

    private static void record(ThreadState state, ModelCall call, @Nullable Throwable thrown, boolean isApart) {
        long duration = System.nanoTime() - call.start;
        int flags = InferenceProbe.flags(call.model)
                | (call.isHashed ? EventLayout.FLAG_ARGUMENTS : 0)
                | (call.tellsTokens ? EventLayout.FLAG_TOKENS : 0)
                | (call.firstChunkAt != 0 ? EventLayout.FLAG_STREAMED : 0)
                | (call.isCutOff ? EventLayout.FLAG_CUT_OFF : 0);
        int error = 0;
        if (thrown != null) {
            flags |= EventLayout.FLAG_ERROR;
            error = Names.named(Names.ERRORS, thrown.getClass().getName());
        }
        long toFirstChunk = call.firstChunkAt == 0 ? 0 : call.firstChunkAt - call.start;
        long header = EventLayout.header(EventKind.INFERENCE, flags, error, micros(toFirstChunk));
        long subject = EventLayout.subjectAndSite(InferenceProbe.id(call.model), call.site);
        long tokens = call.tellsTokens ? TokenCounts.of(call.input, call.cachedInput, call.output) : 0;
        if (isApart) {
            state.recordApart(
                    call.request, call.outside, header, call.start, duration, subject, call.rows, call.hash, tokens);
        } else {
            state.record(header, state.requestId, call.start, duration, subject, call.rows, call.hash, tokens);
        }
    }

    private static int micros(long nanos) {
        return (int) Math.min(Math.max(nanos, 0) / NANOS_PER_MICRO, Integer.MAX_VALUE);
    }

    /**
     * Cancels the client's own future where the application cancels the one that it was handed: some clients close the connection
     * then. The call, of which only the client's future tells, has ended with that.
     */
    private record Cancelled(ModelCall call, CompletableFuture<?> ofClient) implements BiConsumer<Object, Throwable> {

        @Override
        public void accept(@Nullable Object answer, @Nullable Throwable thrown) {
            if (thrown instanceof CancellationException) {
                end(call, thrown);
                ofClient.cancel(true);
            }
        }
    }
}
