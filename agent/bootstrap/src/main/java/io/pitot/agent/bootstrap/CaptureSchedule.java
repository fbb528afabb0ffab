package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When a call site is worth its stack walk: at the first call of a subject in an endpoint, and where the subject is known to repeat
 * within requests. Of a request that is looked at, the first calls are, because two from one place tell a loop from two
 * statements. The first requests that repeat are looked at closely, later ones less and less often, so that the cost per request
 * tends to nothing. In each interval that is dumped one request more is looked at, so that what is found in it has its line whatever
 * went before. Repeats as the moment to look are Scout's idea (scoutapp/scout_apm_ruby, {@code call_set.rb}).
 */
final class CaptureSchedule {

    private static final int CAPACITY = 8_192;

    /** No more are taken in: an empty slot is soon found then, which ends the search for one that is not there. */
    private static final int MOST = CAPACITY / 4 * 3;

    private static final int PROBES = 32;
    private static final int CLOSE_LOOKS = 32;

    /** Of the next requests one in 64 is looked at, of all after them one in 1,024. */
    private static final int LATER_LOOKS = 2_048;

    /** Powers of two. */
    private static final int LATER_INTERVAL = 64;

    private static final int LAST_INTERVAL = 1_024;

    /** The last call of a request that may be looked at; all before it are, but the fourth. */
    private static final int LAST_CALL = 5;

    private static final int FIRST_SIGHT = -1;
    private static final int NO_ROOM = -2;

    private static final AtomicLongArray KEYS = new AtomicLongArray(CAPACITY);
    private static final AtomicIntegerArray REPEATS = new AtomicIntegerArray(CAPACITY);
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private static final int REQUEST_BITS = 12;
    private static final int REQUEST_MASK = (1 << REQUEST_BITS) - 1;
    private static final int ROUNDS = 1 << (Character.SIZE - REQUEST_BITS);

    /**
     * The round in which each was looked at last, and bits of that request. Threads race here: then two requests are looked at, or of one the
     * later calls are not.
     */
    private static final char[] LOOKED = new char[CAPACITY];

    private static volatile int round;

    private CaptureSchedule() {}

    /** Begins a round in which each subject is looked at once more. By one thread. */
    static void lookAnew() {
        round = (round + 1) % ROUNDS;
    }

    /**
     * Whether to capture now.
     *
     * @param count calls of the subject in the current request, this one included
     * @param request something that tells the current request from others
     */
    static boolean due(int endpointId, int subject, int count, long request) {
        if (count <= 0 || count == 4 || count > LAST_CALL) {
            return false;
        }
        int slot = slot(endpointId, subject);
        if (slot < 0) {
            return slot == FIRST_SIGHT;
        }
        boolean isTurn = isTurn(slot, count, request);
        // The second call is the one that counts its request.
        int repeats = count == 2 ? REPEATS.getAndIncrement(slot) : REPEATS.get(slot) - (count > 2 ? 1 : 0);
        if (count == 1 && repeats == 0) {
            return isTurn;
        }
        return isTurn || isClose(repeats) || (Hashing.mix(request) & (interval(repeats) - 1)) == 0;
    }

    /** The same for what happens once in most requests: each call counts. */
    static boolean dueNowAndThen(int endpointId, int subject) {
        int slot = slot(endpointId, subject);
        if (slot < 0) {
            return slot == FIRST_SIGHT;
        }
        int calls = REPEATS.getAndIncrement(slot);
        return isTurn(slot, 1, 0) || isClose(calls) || (calls & (interval(calls) - 1)) == 0;
    }

    /** Whether the request is the one that is looked at in this round. */
    private static boolean isTurn(int slot, int count, long request) {
        int looked = LOOKED[slot];
        int now = round;
        if (looked >>> REQUEST_BITS == now) {
            return count > 1 && (looked & REQUEST_MASK) == ((int) Hashing.mix(request) & REQUEST_MASK);
        }
        LOOKED[slot] = (char) ((now << REQUEST_BITS) | ((int) Hashing.mix(request) & REQUEST_MASK));
        return true;
    }

    private static boolean isClose(int repeats) {
        return Integer.compareUnsigned(repeats, CLOSE_LOOKS) < 0;
    }

    private static int interval(int repeats) {
        return Integer.compareUnsigned(repeats, LATER_LOOKS) < 0 ? LATER_INTERVAL : LAST_INTERVAL;
    }

    private static int slot(int endpointId, int subject) {
        long key = ((long) (endpointId + 1) << 32) | (subject & 0xFFFF_FFFFL);
        long hash = Hashing.mix(key);
        int home = (int) (hash >>> 32);
        // Steps of its own for each: keys that lie next to one another leave no room while most of the table is empty.
        int step = (int) hash | 1;
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i * step) & (CAPACITY - 1);
            long present = KEYS.get(slot);
            if (present == 0 && TAKEN.get() >= MOST) {
                return NO_ROOM;
            }
            if (present == 0 && (present = KEYS.compareAndExchange(slot, 0, key)) == 0) {
                TAKEN.incrementAndGet();
                LOOKED[slot] = (char) (round << REQUEST_BITS);
                return FIRST_SIGHT;
            }
            if (present == key) {
                return slot;
            }
        }
        return NO_ROOM;
    }
}
