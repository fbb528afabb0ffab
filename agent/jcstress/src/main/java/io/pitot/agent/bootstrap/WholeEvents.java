package io.pitot.agent.bootstrap;

/**
 * Events that are told from each other by a value of theirs, which stands in each of their words, and their sum: with values that are
 * powers of ten it tells which came, and how often. The consumer's only.
 */
final class WholeEvents implements EventHandler {

    /** In place of the value of an event that is not whole. */
    static final int TORN = 1_000_000;

    private int sum;

    /** Offers one to a ring. */
    static void offer(EventRing ring, int value) {
        ring.offer(header(value), value, value, value, value, value, value, value);
    }

    /** Writes one of a request. */
    static void write(EventWriter writer, int value) {
        writer.write(header(value), value, value, value, value, value, value, value);
    }

    private static long header(int value) {
        return EventLayout.header(EventKind.QUERY, 0, 0, value);
    }

    @Override
    public void onEvent(long[] words, int offset) {
        // What is written last comes first, to see it before it is there if that can be.
        int value = (int) words[offset + EventLayout.EXTRA];
        for (int word = EventLayout.EXTRA; word > 0; word--) {
            if (words[offset + word] != value) {
                sum += TORN;
                return;
            }
        }
        sum += words[offset] == header(value) ? value : TORN;
    }

    /** Takes the events of a chunk that are there. */
    void take(EventChunks chunks, int chunk) {
        for (int event = chunks.nextEvent(chunk); event >= 0; event = chunks.nextEvent(chunk)) {
            onEvent(chunks.words(), event);
        }
    }

    /** The sum of the values so far. */
    int sum() {
        return sum;
    }
}
