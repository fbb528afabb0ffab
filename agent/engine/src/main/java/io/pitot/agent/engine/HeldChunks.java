package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventChunks;

/**
 * The chunks that hold the events of requests not folded yet: never so many that the application's threads find
 * none. Events are read and written where they lie.
 */
final class HeldChunks {

    private final EventChunks chunks;
    private final int limit;
    private int held;

    /** The array that events are indexes into. */
    final long[] words;

    HeldChunks(EventChunks chunks) {
        this.chunks = chunks;
        limit = Math.max(chunks.limit() * 2 / 3, 1);
        words = chunks.words();
    }

    /** An empty chunk, which is now held, or {@link EventChunks#NONE}. */
    int take() {
        int chunk = held == limit ? EventChunks.NONE : chunks.take();
        if (chunk != EventChunks.NONE) {
            held++;
            chunks.link(chunk, EventChunks.NONE);
        }
        return chunk;
    }

    /** Holds a chunk that was handed over. False if there are too many: then {@link #giveBack} it. */
    boolean hold(int chunk) {
        if (held == limit) {
            return false;
        }
        held++;
        chunks.link(chunk, EventChunks.NONE);
        return true;
    }

    void link(int chunk, int next) {
        chunks.link(chunk, next);
    }

    int next(int chunk) {
        return chunks.next(chunk);
    }

    /** Slots of a chunk that are used; a slot whose header is 0 has no event any more. */
    int used(int chunk) {
        return chunks.used(chunk);
    }

    void use(int chunk, int slots) {
        chunks.use(chunk, slots);
    }

    /** Gives back a chunk that is held, and all that follow it. */
    void giveBack(int first) {
        if (first != EventChunks.NONE) {
            for (int chunk = first; chunk != EventChunks.NONE; chunk = chunks.next(chunk)) {
                held--;
            }
            chunks.giveBack(first);
        }
    }
}
