package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.util.List;
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
 * @param loops of nested loops each, the outermost first; else empty
 */
public record RankedFinding(
        int rank,
        Finding finding,
        int points,
        long requests,
        int seen,
        Age age,
        @Nullable Site site,
        @Nullable QueryRow query,
        List<Loop> loops) {

    /**
     * One of several nested loops.
     *
     * @param depth in how many of the others it is; 0 for the outermost
     * @param finding what it would be by itself
     * @param saving its share of what fixing all of them would save, 0 to 1
     * @param site its line, or null if unknown
     * @param query the query that it runs, or null if unknown
     */
    public record Loop(
            int depth,
            Finding finding,
            double saving,
            @Nullable Site site,
            @Nullable QueryRow query) {}

    /** The loops inside the outermost one. */
    public List<Loop> inside() {
        return loops.stream().filter(loop -> loop.depth() > 0).toList();
    }

    /** One of its loops in its place. */
    public RankedFinding alone(Loop loop) {
        return new RankedFinding(
                rank, loop.finding(), points, requests, seen, age, loop.site(), loop.query(), List.of());
    }

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
