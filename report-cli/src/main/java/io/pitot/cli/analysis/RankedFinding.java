package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A finding in its place.
 *
 * @param rank from 1, what to fix first
 * @param finding the finding
 * @param points what it costs of the health score
 * @param requests requests of its endpoint, 0 if it was found outside requests
 * @param seen dumps in which it was found on their own evidence
 * @param age whether the baseline has it
 * @param site where it comes from, or null if unknown
 * @param query the query it is about, or null if it is about something else
 */
public record RankedFinding(
        int rank,
        Finding finding,
        int points,
        long requests,
        int seen,
        Age age,
        @Nullable Site site,
        @Nullable QueryRow query) {

    /** How a finding compares with the baseline. */
    public enum Age {
        /** There is no baseline. */
        UNKNOWN,
        /** The baseline does not have it. */
        NEW,
        /** The baseline has it. */
        KNOWN
    }
}
