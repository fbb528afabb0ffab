package io.pitot.agent.bootstrap;

/**
 * Connections that requests have taken from pools, some of them given back since. A few: what does not fit is told when it is
 * given back, or never. One thread at a time.
 */
final class OpenHolds {

    private static final int LIMIT = 64;

    private final @Nullable ConnectionHold[] holds = new ConnectionHold[LIMIT];
    private int size;

    /** Adds one that has just been taken. */
    void add(ConnectionHold hold) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            ConnectionHold earlier = holds[i];
            if (earlier != null && !earlier.isGivenBack()) {
                holds[kept++] = earlier;
            }
        }
        cut(kept);
        if (size < LIMIT) {
            holds[size++] = hold;
        }
    }

    /** Moves those of one request to another list. */
    void moveTo(OpenHolds other, long requestId) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            ConnectionHold hold = holds[i];
            if (hold != null && hold.requestId == requestId) {
                other.add(hold);
            } else {
                holds[kept++] = hold;
            }
        }
        cut(kept);
    }

    /** Takes out one of this request; null if there is none. */
    @Nullable
    ConnectionHold take(long requestId) {
        for (int i = 0; i < size; i++) {
            ConnectionHold hold = holds[i];
            if (hold != null && hold.requestId == requestId) {
                holds[i] = holds[size - 1];
                cut(size - 1);
                return hold;
            }
        }
        return null;
    }

    private void cut(int newSize) {
        for (int i = newSize; i < size; i++) {
            holds[i] = null;
        }
        size = newSize;
    }
}
