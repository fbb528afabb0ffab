package io.pitot.dump;

import java.util.Collections;
import java.util.List;

/**
 * A detected problem.
 *
 * @param id the kind's prefix, a colon and 8 hex digits of a hash of kind, endpoint, subject and method;
 *     it survives runs and moved lines
 * @param kind what kind of problem
 * @param severity how bad
 * @param confidence how sure
 * @param endpoint endpoint id
 * @param subject id of the query, model or pool, or of the endpoint itself, or what a JVM runs out of
 * @param site call site id, or empty if none is known
 * @param title one line that names the problem and its size
 * @param evidence what was seen, one line each
 * @param occurrences requests in which it was seen
 * @param nanosPerRequest upper bound of what fixing it would save in each of those requests
 * @param nanosTotal upper bound of what fixing it would have saved in all
 * @param share {@code nanosTotal} as a share of all requests' time, 0 to 1
 * @param remedy what to do, one or more lines
 * @param loops where nested loops are one finding: each loop, the outermost first, with what it alone comes to; else empty
 */
public record Finding(
        String id,
        FindingKind kind,
        Severity severity,
        Confidence confidence,
        String endpoint,
        String subject,
        String site,
        String title,
        List<String> evidence,
        long occurrences,
        long nanosPerRequest,
        long nanosTotal,
        double share,
        String remedy,
        List<Loop> loops) {

    /**
     * One of several nested loops.
     *
     * @param depth in how many of the others it is; 0 for the outermost
     * @param finding what it would be by itself; it has no loops
     */
    public record Loop(int depth, Finding finding) {}

    /** A finding that is not about nested loops. */
    public Finding(
            String id,
            FindingKind kind,
            Severity severity,
            Confidence confidence,
            String endpoint,
            String subject,
            String site,
            String title,
            List<String> evidence,
            long occurrences,
            long nanosPerRequest,
            long nanosTotal,
            double share,
            String remedy) {
        this(
                id,
                kind,
                severity,
                confidence,
                endpoint,
                subject,
                site,
                title,
                evidence,
                occurrences,
                nanosPerRequest,
                nanosTotal,
                share,
                remedy,
                List.of());
    }

    /**
     * One finding of nested loops: that of the outermost, as bad as the worst of them, with what all of them come to. Of one loop alone it
     * is that loop's.
     *
     * @param loops at least one, the outermost first
     */
    public static Finding of(List<Loop> loops) {
        Finding outermost = loops.get(0).finding();
        if (loops.size() == 1) {
            return outermost;
        }
        long nanos = 0;
        double share = 0;
        for (Loop loop : loops) {
            nanos = Sums.add(nanos, loop.finding().nanosTotal());
            share += loop.finding().share();
        }
        int inside = loops.size() - 1;
        return new Finding(
                outermost.id,
                outermost.kind,
                Collections.min(
                        loops.stream().map(loop -> loop.finding().severity()).toList()),
                outermost.confidence,
                outermost.endpoint,
                outermost.subject,
                outermost.site,
                outermost.title + ", with " + (inside == 1 ? "a loop" : inside + " loops") + " inside it",
                outermost.evidence,
                outermost.occurrences,
                nanos / Math.max(1, outermost.occurrences),
                nanos,
                Math.min(1, share),
                outermost.remedy,
                List.copyOf(loops));
    }

    /** Each of its loops by itself, the outermost first; of what has none the finding itself. */
    public List<Finding> parts() {
        return loops.isEmpty()
                ? List.of(this)
                : loops.stream().map(Loop::finding).toList();
    }
}
