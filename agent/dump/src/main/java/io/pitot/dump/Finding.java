package io.pitot.dump;

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
        String remedy) {}
