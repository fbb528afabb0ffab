package io.pitot.cli.analysis;

import io.pitot.dump.JvmAccount;

/**
 * What the JVMs consumed.
 *
 * @param account what the dump says
 */
public record JvmRow(JvmAccount account) {

    /** Time in garbage collection among the time covered, 0 to 1. */
    public double gcShare() {
        return Totals.share(account.gcNanos(), account.wallNanos());
    }

    /** Processors busy on average, or -1 if unknown. */
    public double busyProcessors() {
        return account.cpuNanos() < 0 ? -1 : Totals.share(account.cpuNanos(), account.wallNanos());
    }

    /** Most heap in use among its limit, 0 to 1, or -1 if there is no limit. */
    public double heapShare() {
        return account.maxHeapBytes() <= 0 ? -1 : Totals.share(account.maxHeapUsedBytes(), account.maxHeapBytes());
    }
}
