package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When a call site is worth its stack walk: at the first call of a subject in an endpoint, and when the
 * subject repeats within a request. The first requests that repeat are looked at closely, later ones
 * less and less often, so that the cost per request tends to nothing. Repeats as the moment to look are Scout's
 * idea (scoutapp/scout_apm_ruby, {@code call_set.rb}).
 */
final class CaptureSchedule {

    private static final int CAPACITY = 8_192;
    private static final int PROBES = 8;
    private static final int CLOSE_LOOKS = 32;

    /** Of the next repeats one in 64 is looked at, of all after them one in 1,024. */
    private static final int LATER_LOOKS = 2_048;

    private static final int LATER_INTERVAL = 64;
    private static final int LAST_INTERVAL = 1_024;

    private static final AtomicLongArray KEYS = new AtomicLongArray(CAPACITY);
    private static final AtomicIntegerArray REPEATS = new AtomicIntegerArray(CAPACITY);

    private CaptureSchedule() {}

    /**
     * Whether to capture now.
     *
     * @param count calls of the subject in the current request, this one included
     */
    static boolean due(int endpointId, int subject, int count) {
        if (count != 1 && count != 2 && count != 5) {
            return false;
        }
        long key = ((long) (endpointId + 1) << 32) | (subject & 0xFFFF_FFFFL);
        int home = (int) (Hashing.mix(key) >>> 32);
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & (CAPACITY - 1);
            long present = KEYS.get(slot);
            if (present == 0 && (present = KEYS.compareAndExchange(slot, 0, key)) == 0) {
                return true;
            }
            if (present == key) {
                return count > 1 && repeatDue(slot);
            }
        }
        return false;
    }

    private static boolean repeatDue(int slot) {
        int repeats = REPEATS.getAndIncrement(slot);
        if (Integer.compareUnsigned(repeats, CLOSE_LOOKS) < 0) {
            return true;
        }
        int interval = Integer.compareUnsigned(repeats, LATER_LOOKS) < 0 ? LATER_INTERVAL : LAST_INTERVAL;
        return repeats % interval == 0;
    }
}
