package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import io.pitot.dump.TimeSplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * D9: an endpoint whose 95th percentile is above 500 ms, and where its time went. Not of units of work that nobody waits
 * for: a job may take hours.
 *
 * <p>At least three requests must have been as slow as the severity says: the first after a start always is.
 */
final class SlowEndpointRule {

    private static final long LOW = 500_000_000;
    private static final long MEDIUM = 1_000_000_000;
    private static final long HIGH = 2_000_000_000;
    private static final long CRITICAL = 5_000_000_000L;
    private static final long LEAST_SLOW_REQUESTS = 3;
    private static final int MOST_CAUSES = 3;

    private SlowEndpointRule() {}

    /** @param others the other rules' findings, among which the causes may be */
    static List<Finding> judge(Evidence evidence, List<Finding> others) {
        List<Finding> findings = new ArrayList<>();
        for (Endpoint endpoint : evidence.dump().endpoints()) {
            if (endpoint.isAwaited() && !endpoint.id().equals(Endpoint.NO_REQUEST)) {
                severity(endpoint.duration())
                        .ifPresent(severity -> findings.add(finding(evidence, endpoint, severity, others)));
            }
        }
        return findings;
    }

    private static Optional<Severity> severity(Distribution duration) {
        if (isAbove(duration, CRITICAL)) {
            return Optional.of(Severity.CRITICAL);
        }
        if (isAbove(duration, HIGH)) {
            return Optional.of(Severity.HIGH);
        }
        if (isAbove(duration, MEDIUM)) {
            return Optional.of(Severity.MEDIUM);
        }
        return isAbove(duration, LOW) ? Optional.of(Severity.LOW) : Optional.empty();
    }

    private static boolean isAbove(Distribution duration, long nanos) {
        return duration.percentile(95) > nanos && duration.countAbove(nanos) >= LEAST_SLOW_REQUESTS;
    }

    private static Finding finding(Evidence evidence, Endpoint endpoint, Severity severity, List<Finding> others) {
        Distribution duration = endpoint.duration();
        long slow = Math.max(1, duration.countAbove(LOW));
        long nanos = duration.totalAbove(LOW);
        SlowPart part = SlowPart.of(endpoint);
        return new Finding(
                FindingId.of(FindingKind.SLOW_ENDPOINT, endpoint.id(), endpoint.id(), ""),
                FindingKind.SLOW_ENDPOINT,
                severity,
                Confidence.PROVEN,
                endpoint.id(),
                endpoint.id(),
                LockPlace.isMostOf(part.isApart(endpoint) ? part.slow() : endpoint.time())
                        ? Evidence.mostFrequent(endpoint.locks().sites())
                        : "",
                "Slow endpoint: 5 % of requests take longer than " + Say.time(duration.percentile(95)),
                lines(evidence, endpoint, part),
                slow,
                nanos / slow,
                nanos,
                evidence.shareOfAll(nanos),
                remedy(evidence, endpoint, part.isApart(endpoint) ? part.slow() : endpoint.time(), nanos, others));
    }

    private static List<String> lines(Evidence evidence, Endpoint endpoint, SlowPart part) {
        Distribution duration = endpoint.duration();
        List<String> lines = new ArrayList<>();
        lines.add("measured: " + Say.count(duration.count(), "request") + ", half of them within "
                + Say.time(duration.percentile(50)) + ", the slowest " + Say.time(duration.max()));
        if (part.isApart(endpoint)) {
            lines.add("where the time of the slow ones went (" + Say.count(part.requests()) + " of "
                    + Say.time(part.fromNanos()) + " and more): " + TimeShares.of(part.slow()));
            lines.add("where that of the others went (" + Say.count(endpoint.requests() - part.requests()) + "): "
                    + TimeShares.of(part.typical()));
        } else {
            lines.add("where its time went: " + TimeShares.of(endpoint.time()));
        }
        LockPlace.of(evidence, endpoint.locks()).ifPresent(lines::add);
        lines.add("what exceeds " + Say.time(LOW) + " counts as what could be saved");
        return lines;
    }

    private static String remedy(
            Evidence evidence, Endpoint endpoint, TimeSplit time, long nanos, List<Finding> others) {
        List<Finding> causes = others.stream()
                .filter(other -> Symptom.isCaused(endpoint.id(), nanos, other))
                .sorted(Comparator.comparingLong((Finding other) -> -other.nanosTotal())
                        .thenComparing(Finding::id))
                .limit(MOST_CAUSES)
                .toList();
        if (causes.isEmpty()) {
            return remedyByTime(evidence, endpoint, time);
        }
        return "Start with what was found in it: "
                + causes.stream()
                        .map(cause -> cause.id() + " (" + cause.title() + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String remedyByTime(Evidence evidence, Endpoint endpoint, TimeSplit time) {
        if (time.database() * 2 > time.total()) {
            return "Most of its time is database time: "
                    + evidence.usesBy(endpoint.id()).stream()
                            .max(Comparator.comparingLong(QueryUse::nanos).thenComparing(QueryUse::query))
                            .map(use -> "begin with " + use.query() + " (" + evidence.nameOf(use.query()) + ").")
                            .orElse("see its queries.");
        }
        if (time.cpu() * 2 > time.total()) {
            return "Most of its time is spent computing: profile it (Java Flight Recorder, async-profiler).";
        }
        if (time.gc() * 2 > time.total()) {
            return "Most of its time the JVM stood still to collect garbage: see what the heap lacks, and what allocates.";
        }
        if (LockPlace.isMostOf(time)) {
            return "Most of its time it waits for locks that other threads hold: "
                    + (endpoint.locks().sites().isEmpty()
                            ? "see which in a few thread dumps (jcmd <pid> Thread.print), and hold them for less, or split them."
                            : "call no database and no other service while one is held, or split it.");
        }
        return "Most of its time is not spent in calls that Pitot observes: see the waterfall of its slowest"
                + " requests for the gap, then look for remote calls and sleeps there.";
    }
}
