package io.pitot.agent.runtime;

/**
 * How the slots for events are laid out.
 *
 * @param rings a power of two, from 2 to 8: more would part the slots without parting the producers any better
 * @param capacity slots of each, a power of two
 */
record RingSize(int rings, int capacity) {

    private static final int MIN_RINGS = 2;
    private static final int MAX_RINGS = 8;

    /** @param slots of all rings together; rounded up to a power of two */
    static RingSize of(int slots, int processors) {
        int rings = Math.min(Math.max(powerOfTwo(processors), MIN_RINGS), MAX_RINGS);
        return new RingSize(rings, powerOfTwo(slots) / rings);
    }

    int slots() {
        return rings * capacity;
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) * 2;
    }
}
