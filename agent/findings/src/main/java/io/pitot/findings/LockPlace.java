package io.pitot.findings;

import io.pitot.dump.LockLooks;
import io.pitot.dump.TimeSplit;
import java.util.Map;
import java.util.Optional;

/** Where requests wait for a lock, and where the thread is meanwhile that has it. */
final class LockPlace {

    private LockPlace() {}

    /** Whether waiting for locks takes more than half of the time. */
    static boolean isMostOf(TimeSplit time) {
        return time.blocked() > time.total() - time.blocked();
    }

    /** {@code waits for a lock in Ledger.java:40 post (11 of 12 looks), held in Ledger.java:52 close (9)}; empty if no line is known. */
    static Optional<String> of(Evidence evidence, LockLooks locks) {
        Optional<String> held = evidence.lineAt(Evidence.mostFrequent(locks.holders()), ", held")
                .map(line -> line + " (" + Say.count(most(locks.holders())) + ")");
        return evidence.lineAt(Evidence.mostFrequent(locks.sites()), "waits for a lock")
                .map(line -> line + " (" + Say.count(most(locks.sites())) + " of " + Say.count(locks.looks(), "look")
                        + ")" + held.orElse(""));
    }

    private static long most(Map<String, Long> sites) {
        return sites.values().stream().mapToLong(looks -> looks).max().orElse(0);
    }
}
