package io.pitot.agent.bootstrap;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;

/**
 * The chunks of an answer as they come, of which it tells the call, and of their end. For one thread at a time.
 *
 * @param <T> the client's type of them
 */
final class ModelChunks<T> implements Spliterator<T>, Consumer<T> {

    private final Spliterator<T> chunks;
    private final ModelCall call;
    private @Nullable T taken;

    ModelChunks(Spliterator<T> chunks, ModelCall call) {
        this.chunks = chunks;
        this.call = call;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        boolean isThere;
        try {
            isThere = chunks.tryAdvance(this);
        } catch (Throwable thrown) {
            ModelCallProbe.end(call, thrown);
            throw thrown;
        }
        if (!isThere) {
            ModelCallProbe.end(call, null);
            return false;
        }
        T chunk = taken;
        taken = null;
        call.chunk(chunk);
        // Apart from the rest: what it throws is the application's own.
        action.accept(chunk);
        return true;
    }

    @Override
    public void accept(T chunk) {
        taken = chunk;
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return chunks.estimateSize();
    }

    @Override
    public int characteristics() {
        return chunks.characteristics();
    }

    @Override
    public Comparator<? super T> getComparator() {
        return chunks.getComparator();
    }
}
