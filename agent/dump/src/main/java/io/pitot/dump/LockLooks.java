package io.pitot.dump;

import java.util.Map;

/**
 * Looks at requests that had waited for locks for 100 ms and more: at most one a second in a JVM, and one at each request.
 *
 * @param looks how many
 * @param sites looks by the call site that the request waited at, as far as there is one
 * @param holders looks by the call site at which the thread was that had the lock, as far as the JVM says which thread that is
 */
public record LockLooks(long looks, Map<String, Long> sites, Map<String, Long> holders) {

    /** Where nobody looked. */
    public static final LockLooks NONE = new LockLooks(0, Map.of(), Map.of());

    /** The sum of these and others. */
    LockLooks plus(LockLooks other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty()
                ? this
                : new LockLooks(
                        Sums.add(looks, other.looks), Sums.add(sites, other.sites), Sums.add(holders, other.holders));
    }

    private boolean isEmpty() {
        return looks == 0 && sites.isEmpty() && holders.isEmpty();
    }
}
