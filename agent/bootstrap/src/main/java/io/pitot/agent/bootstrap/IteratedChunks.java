package io.pitot.agent.bootstrap;

import java.util.Iterator;

/**
 * The chunks of an answer as they are iterated over, of which it tells the call, and of their end. For one thread at a time.
 *
 * @param <T> the client's type of them
 */
final class IteratedChunks<T> implements Iterator<T> {

    private final Iterator<T> chunks;
    private final ModelCall call;

    IteratedChunks(Iterator<T> chunks, ModelCall call) {
        this.chunks = chunks;
        this.call = call;
    }

    @Override
    public boolean hasNext() {
        boolean isThere;
        try {
            isThere = chunks.hasNext();
        } catch (Throwable thrown) {
            ModelCallProbe.end(call, thrown);
            throw thrown;
        }
        if (!isThere) {
            ModelCallProbe.end(call, null);
        }
        return isThere;
    }

    @Override
    public T next() {
        T chunk;
        try {
            chunk = chunks.next();
        } catch (Throwable thrown) {
            ModelCallProbe.end(call, thrown);
            throw thrown;
        }
        call.chunk(chunk);
        return chunk;
    }

    @Override
    public void remove() {
        chunks.remove();
    }
}
