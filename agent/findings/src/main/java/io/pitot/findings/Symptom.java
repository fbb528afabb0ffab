package io.pitot.findings;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;

/** A slow endpoint is a symptom where another finding of the same endpoint accounts for a good part of its time. */
public final class Symptom {

    /** The least share of what a slow endpoint may save that a cause of it saves: less does not make it slow. */
    private static final double LEAST_SHARE = 0.1;

    private Symptom() {}

    /** Whether a finding is a slow endpoint and another is a cause of it. */
    public static boolean isCaused(Finding slowEndpoint, Finding other) {
        return slowEndpoint.kind() == FindingKind.SLOW_ENDPOINT
                && other.kind() != FindingKind.SLOW_ENDPOINT
                && isCaused(slowEndpoint.endpoint(), slowEndpoint.nanosTotal(), other);
    }

    /** The same of one that is not a finding yet, with the nanoseconds that it may save in all. */
    static boolean isCaused(String endpoint, long nanos, Finding other) {
        return other.endpoint().equals(endpoint) && other.nanosTotal() > 0 && other.nanosTotal() >= LEAST_SHARE * nanos;
    }
}
