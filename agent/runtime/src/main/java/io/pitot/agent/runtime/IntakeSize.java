package io.pitot.agent.runtime;

import io.pitot.agent.bootstrap.EventChunks;

/**
 * How the slots for events that wait are laid out: three quarters in chunks for those of requests, one in rings.
 *
 * @param rings a power of two, from 2 to 8: more would part the slots without parting the producers any better
 * @param ringCapacity slots of each ring, a power of two
 * @param chunks chunks
 */
record IntakeSize(int rings, int ringCapacity, int chunks) {

    private static final int MIN_RINGS = 2;
    private static final int MAX_RINGS = 8;

    /** @param slots of all together; rounded up to a power of two */
    static IntakeSize of(int slots, int processors) {
        int rings = Math.min(Math.max(powerOfTwo(processors), MIN_RINGS), MAX_RINGS);
        int quarter = powerOfTwo(slots) / 4;
        return new IntakeSize(rings, quarter / rings, 3 * quarter / EventChunks.EVENTS);
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) * 2;
    }
}
