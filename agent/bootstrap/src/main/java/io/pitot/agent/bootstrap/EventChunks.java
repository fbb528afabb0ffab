package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Memory for the events of requests, in chunks that travel: a thread takes an empty one, writes events into it
 * and hands it over; the consumer reads them where they lie and gives it back. No event is copied, and no chunk
 * is waited for: where all are in use, {@link #take} answers {@link #NONE}.
 *
 * <p>Assumes one consumer thread, and that nobody writes to a chunk but its owner, of whom there is one at a time.
 * Promises that every event that was {@linkplain EventWriter written} can be read once by {@link #nextEvent},
 * whole, and, within a chunk, in order: those of a chunk handed over, and before that those written so far.
 *
 * <p>A chunk is named by the index of its first word in {@link #words}.
 */
public final class EventChunks {

    /** No chunk. */
    public static final int NONE = 0;

    /** Events that a chunk holds. */
    public static final int EVENTS = 16;

    /** Words from one chunk to the next: 1 KiB. */
    public static final int CHUNK_WORDS = EVENTS * EventLayout.WORDS;

    /*
     *            +------------------------------------+
     *   chunk    |  first event, see EventLayout      |   a cache line; its header is 0 until the event is there
     *            +------------------------------------+
     *   ...      |  sixteenth event                   |
     *            +------------------------------------+
     *
     *              take            handOver             takeHandedOver          giveBack
     *     free ----------> owner ------------> handed over -------------> consumer ----------> free
     *
     * Free chunks are a stack (Treiber, 1986), so that the one given back last, which is in some cache, goes
     * first. Its head carries a version: the chunk that a thread finds on top may have been taken and given
     * back before the thread has replaced it. Chunks handed over are a stack, too, without a version, since they
     * are only taken all together. A chunk has one link for both, for it is never in both, and the links lie close
     * together beside the chunks: whoever takes a chunk must read one, and the chunk itself is in another's cache.
     *
     * An owner writes an event's first word last, with a release store, and the consumer reads it with an
     * acquire load, so it sees an event whole or not at all, be the chunk handed over or not. It zeroes the first
     * words again before the compare-and-set that gives the chunk back, and so before the next owner writes.
     *
     * The first chunk begins at the first boundary of a cache line if the array itself begins at one. No chunk
     * begins at index 0.
     */
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    static final int ALIGNMENT = 6;

    private static final int FREE = 16;
    private static final int HANDED_OVER = 32;
    private static final int FRESH = 48;
    private static final long VERSION = 1L << 32;

    private final long[] positions = new long[64];
    private final long[] words;
    private final int[] links;

    /** The consumer's, as what follows: slots that it uses of its own chunks. */
    private final char[] used;

    /** Events that it has read of each chunk. */
    private final char[] read;

    /** Which are its own. */
    private final boolean[] taken;

    /**
     * @param limit how many chunks there are, at least 1
     * @throws IllegalArgumentException for a limit below 1 or of more words than an array has
     */
    public EventChunks(int limit) {
        if (limit < 1 || limit > (Integer.MAX_VALUE - 2 * CHUNK_WORDS) / CHUNK_WORDS) {
            throw new IllegalArgumentException(
                    "limit=" + limit + ": must be 1 to " + (Integer.MAX_VALUE - 2 * CHUNK_WORDS) / CHUNK_WORDS);
        }
        words = new long[ALIGNMENT + limit * CHUNK_WORDS];
        links = new int[limit];
        used = new char[limit];
        read = new char[limit];
        taken = new boolean[limit];
        positions[FRESH] = ALIGNMENT;
    }

    /** How many chunks there are. */
    public int limit() {
        return links.length;
    }

    /** Where all events lie. */
    public long[] words() {
        return words;
    }

    /** The chunk that each chunk is linked to, by its {@link #number}. */
    int[] links() {
        return links;
    }

    /** Index of the first word of a chunk's event. */
    public static int event(int chunk, int number) {
        return chunk + number * EventLayout.WORDS;
    }

    /** An empty chunk that the caller now owns, or {@link #NONE}. Any thread. */
    public int take() {
        while (true) {
            long free = (long) LONGS.getAcquire(positions, FREE);
            int chunk = (int) free;
            if (chunk == NONE) {
                return takeFresh();
            }
            // If another thread takes it meanwhile, this may be anything; then the version has changed.
            int next = next(chunk);
            if (LONGS.compareAndSet(positions, FREE, free, version(free) + VERSION | next)) {
                return chunk;
            }
        }
    }

    private int takeFresh() {
        while (true) {
            long fresh = (long) LONGS.getAcquire(positions, FRESH);
            if (fresh == words.length) {
                return NONE;
            }
            if (LONGS.compareAndSet(positions, FRESH, fresh, fresh + CHUNK_WORDS)) {
                return (int) fresh;
            }
        }
    }

    /** Makes a chunk the one before another, for {@link #handOver} or {@link #giveBack}. Its owner only. */
    public void link(int chunk, int next) {
        INTS.setOpaque(links, number(chunk), next);
    }

    /** The chunk that a chunk is linked to, or {@link #NONE}. */
    public int next(int chunk) {
        return (int) INTS.getOpaque(links, number(chunk));
    }

    /**
     * Hands over chunks with their events. Their owner, who thereby ceases to be.
     *
     * @param newest the chunk written last, {@linkplain #link linked} to the one before it, and so on
     * @param oldest the last chunk of these
     */
    void handOver(int newest, int oldest) {
        long before;
        do {
            before = (long) LONGS.getAcquire(positions, HANDED_OVER);
            link(oldest, (int) before);
        } while (!LONGS.compareAndSet(positions, HANDED_OVER, before, (long) newest));
    }

    /**
     * The chunks handed over, the first of them first, {@linkplain #next linked}; or {@link #NONE}. The consumer
     * only.
     */
    public int takeHandedOver() {
        int from = (int) (long) LONGS.getAndSet(positions, HANDED_OVER, (long) NONE);
        int first = NONE;
        while (from != NONE) {
            int next = next(from);
            taken[number(from)] = true;
            link(from, first);
            first = from;
            from = next;
        }
        return first;
    }

    /**
     * The next event of a chunk that has not been read yet, or -1 if there is none. The consumer only; it may ask
     * of a chunk that it {@linkplain #takeHandedOver has}, and of any {@linkplain #chunk other} for what its owner
     * has written so far.
     */
    public int nextEvent(int chunk) {
        int event = unread(chunk);
        if (event >= 0) {
            read[number(chunk)]++;
        }
        return event;
    }

    /** What {@link #nextEvent} would answer; the event stays unread. */
    public int unread(int chunk) {
        int read = read(chunk);
        int event = event(chunk, read);
        return read == EVENTS || (long) LONGS.getAcquire(words, event) == 0 ? -1 : event;
    }

    /** How many chunks have ever been taken. */
    public int taken() {
        return (int) ((long) LONGS.getAcquire(positions, FRESH) - ALIGNMENT) / CHUNK_WORDS;
    }

    /** One of the chunks that have ever been {@link #taken}. */
    public static int chunk(int index) {
        return ALIGNMENT + index * CHUNK_WORDS;
    }

    /** How many events of a chunk the consumer has read. */
    public int read(int chunk) {
        return read[number(chunk)];
    }

    /** Slots of one of its own chunks that the consumer uses. */
    public int used(int chunk) {
        return used[number(chunk)];
    }

    /** Sets {@link #used}. A chunk with a used slot has no event for {@link #nextEvent} any more. */
    public void use(int chunk, int slots) {
        int number = number(chunk);
        used[number] = (char) slots;
        read[number] = EVENTS;
        taken[number] = true;
    }

    /**
     * Gives back every chunk that the consumer has, whatever it was about to do with them and however they are linked: for one that
     * begins anew. The consumer only.
     *
     * @return how many events of them it had not read
     */
    public long reclaim() {
        long unread = 0;
        int ever = taken();
        for (int i = 0; i < ever; i++) {
            int chunk = chunk(i);
            if (taken[i]) {
                // Whatever broke the consumer may have broken this.
                int first = read(chunk) > EVENTS ? 0 : read(chunk);
                for (int number = first; number < EVENTS; number++) {
                    unread += words[event(chunk, number)] == 0 ? 0 : 1;
                }
                use(chunk, EVENTS);
                link(chunk, NONE);
                giveBack(chunk);
            }
        }
        return unread;
    }

    /** Gives back a chunk, and all those that it is linked to. The consumer only. */
    public void giveBack(int first) {
        int last = first;
        for (int chunk = first; chunk != NONE; chunk = next(chunk)) {
            clear(chunk);
            last = chunk;
        }
        long free;
        do {
            free = (long) LONGS.getAcquire(positions, FREE);
            link(last, (int) free);
        } while (!LONGS.compareAndSet(positions, FREE, free, version(free) + VERSION | first));
    }

    /** How many chunks lie before one. */
    static int number(int chunk) {
        return (chunk - ALIGNMENT) / CHUNK_WORDS;
    }

    private void clear(int chunk) {
        int number = number(chunk);
        int written = used[number] > 0 ? used[number] : read[number];
        for (int i = 0; i < written; i++) {
            words[event(chunk, i)] = 0;
        }
        used[number] = 0;
        read[number] = 0;
        taken[number] = false;
    }

    private static long version(long free) {
        return free & -VERSION;
    }
}
