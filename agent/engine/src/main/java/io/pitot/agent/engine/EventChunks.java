package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventLayout;
import org.jspecify.annotations.Nullable;

/** The memory for events of requests under way: pieces for a few events each, handed out up to a bound and reused. */
final class EventChunks {

    /** A piece of a request's events. */
    static final class Chunk {
        static final int EVENTS = 8;

        final long[] words = new long[EVENTS * EventLayout.WORDS];
        int used;

        @Nullable
        Chunk next;
    }

    private final int limit;
    private int made;
    private @Nullable Chunk free;

    /** @param limit how many pieces there are at most, half a KiB each */
    EventChunks(int limit) {
        this.limit = limit;
    }

    /** An empty piece, or null if all are in use. */
    @Nullable
    Chunk take() {
        Chunk chunk = free;
        if (chunk != null) {
            free = chunk.next;
            chunk.next = null;
            return chunk;
        }
        if (made == limit) {
            return null;
        }
        chunk = new Chunk();
        made++;
        return chunk;
    }

    boolean areAllInUse() {
        return free == null && made == limit;
    }

    /** Takes back a piece and all that follow it. */
    void giveBack(@Nullable Chunk first) {
        Chunk chunk = first;
        while (chunk != null) {
            Chunk next = chunk.next;
            chunk.used = 0;
            chunk.next = free;
            free = chunk;
            chunk = next;
        }
    }
}
