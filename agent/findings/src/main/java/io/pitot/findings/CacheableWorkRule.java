package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.Reuse;
import io.pitot.dump.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** D14: queries and models that many requests ask the same, so that a small cache with a short lifetime would have answered. */
final class CacheableWorkRule {

    /** So many calls say how often there are repeats. */
    private static final long LEAST_CALLS = 500;

    private static final double LEAST_RATE = 0.5;

    /** Where more of the repeats follow a write, what a cache has is most often out of date. */
    private static final double MOST_WRITTEN = 0.5;

    /** What takes less is hardly dearer than a look-up in a cache of another process. */
    private static final long LEAST_NANOS = 500_000;

    /** Of the time of the endpoints that do it. */
    private static final double LEAST_SHARE = 0.05;

    private static final long LEAST_SAVED = 100_000_000;
    private static final double MEDIUM_SHARE = 0.20;
    private static final long MEDIUM_NANOS = 1_000_000;

    private static final int MOST_ENTRIES = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double NANOS_OF_HOUR = 3_600e9;

    /** What says of the same work what to do about it: that comes first, and a cache would hide it. */
    private static final Set<FindingKind> FIRST = EnumSet.of(
            FindingKind.N_PLUS_ONE,
            FindingKind.DUPLICATE_QUERY,
            FindingKind.REPEATED_INFERENCE,
            FindingKind.UNBATCHED_INFERENCE);

    /** A cache and what it would have had. */
    private record Plan(int entries, Duration lifetime, HitRates.Rate rate) {}

    /** What is asked the same, and the least cache that answers half of it. */
    private record Candidate(Reuse reuse, HitRates rates, Plan plan) {}

    /** One endpoint's use of a subject. */
    private record User(String subject, String endpoint, long requests, long nanos) {}

    private CacheableWorkRule() {}

    /** @param found what other rules have found */
    static List<Finding> judge(Evidence evidence, List<Finding> found) {
        Set<String> others = found.stream()
                .filter(finding -> FIRST.contains(finding.kind()))
                .flatMap(finding -> finding.parts().stream())
                .map(Finding::subject)
                .collect(Collectors.toSet());
        List<Candidate> candidates = evidence.dump().reuses().stream()
                .filter(reuse -> reuse.calls() >= LEAST_CALLS
                        && reuse.nanos() / reuse.calls() >= LEAST_NANOS
                        && !reuse.subject().equals(Endpoint.OTHER)
                        && !others.contains(reuse.subject()))
                .flatMap(reuse -> candidate(reuse).stream())
                .filter(candidate -> median(evidence, candidate.reuse) >= LEAST_NANOS)
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<String, List<User>> users = users(evidence.dump(), candidates);
        return candidates.stream()
                .flatMap(candidate ->
                        judge(evidence, candidate, users.getOrDefault(candidate.reuse.subject(), List.of())).stream())
                .toList();
    }

    private static Optional<Candidate> candidate(Reuse reuse) {
        HitRates rates = new HitRates(reuse);
        return rates.writtenShare() > MOST_WRITTEN
                ? Optional.empty()
                : plans(rates)
                        .filter(plan -> plan.rate.low() >= LEAST_RATE)
                        .findFirst()
                        .map(plan -> new Candidate(reuse, rates, plan));
    }

    /** What half of all calls take at most, in nanoseconds: a mean is raised by a few that had to wait, or came first. */
    private static long median(Evidence evidence, Reuse reuse) {
        if (reuse.kind().equals(Reuse.QUERY)) {
            Query query = evidence.query(reuse.subject());
            return query == null ? 0 : query.duration().percentile(50);
        }
        Model model = evidence.model(reuse.subject());
        return model == null ? 0 : model.duration().percentile(50);
    }

    private static Optional<Finding> judge(Evidence evidence, Candidate candidate, List<User> users) {
        long saved = candidate.rates.nanosOf(candidate.plan.rate.likely());
        long nanosOfUsers = users.stream()
                .mapToLong(user -> evidence.nanosOf(user.endpoint))
                .sum();
        double share = nanosOfUsers == 0 ? 0 : Math.min(1, (double) saved / nanosOfUsers);
        return saved >= LEAST_SAVED && share >= LEAST_SHARE
                ? Optional.of(finding(evidence, candidate.reuse, candidate.rates, candidate.plan, users, saved, share))
                : Optional.empty();
    }

    /** The shortest lifetime first, then the smallest cache. */
    private static Stream<Plan> plans(HitRates rates) {
        return Reuse.LIFETIMES.stream()
                .filter(lifetime -> lifetime.compareTo(LONGEST) <= 0)
                .flatMap(lifetime -> Reuse.SIZES.stream()
                        .filter(size -> size <= MOST_ENTRIES)
                        .map(size -> new Plan(size, lifetime, rates.living(lifetime, size))));
    }

    /**
     * Who asks in requests, by subject, the one with most time first; what nobody waits for is not worth a cache. In one pass: an index of
     * all uses would take an agent more memory than what they are judged by.
     */
    private static Map<String, List<User>> users(Dump dump, List<Candidate> candidates) {
        Set<String> subjects =
                candidates.stream().map(candidate -> candidate.reuse.subject()).collect(Collectors.toSet());
        Stream<User> queries = dump.queryUses().stream()
                .filter(use -> subjects.contains(use.query()))
                .map(use -> new User(use.query(), use.endpoint(), use.requests(), use.nanos()));
        Stream<User> models = dump.modelUses().stream()
                .filter(use -> subjects.contains(use.model()))
                .map(use -> new User(use.model(), use.endpoint(), use.requests(), use.nanos()));
        return Stream.concat(queries, models)
                .filter(user -> !user.endpoint.equals(Endpoint.NO_REQUEST))
                .sorted(Comparator.comparingLong(User::nanos).reversed().thenComparing(User::endpoint))
                .collect(Collectors.groupingBy(User::subject));
    }

    private static Finding finding(
            Evidence evidence, Reuse reuse, HitRates rates, Plan plan, List<User> users, long saved, double share) {
        boolean isQuery = reuse.kind().equals(Reuse.QUERY);
        String site = Evidence.mostFrequent(sites(evidence, reuse));
        String name = isQuery ? evidence.nameOf(reuse.subject()) : "model " + reuse.subject();
        String endpoint = users.isEmpty() ? Endpoint.NO_REQUEST : users.get(0).endpoint;
        long requests = Math.max(1, users.stream().mapToLong(User::requests).sum());
        // Of one prompt a language model may be asked for several answers.
        Confidence confidence = isQuery ? Confidence.LIKELY : Confidence.POSSIBLE;
        return new Finding(
                FindingId.of(FindingKind.CACHEABLE_WORK, "", reuse.subject(), evidence.methodAt(site)),
                FindingKind.CACHEABLE_WORK,
                share >= MEDIUM_SHARE && reuse.nanos() / reuse.calls() >= MEDIUM_NANOS ? Severity.MEDIUM : Severity.LOW,
                confidence,
                endpoint,
                reuse.subject(),
                site,
                "Cacheable work: a cache would answer " + Say.percent(plan.rate.likely()) + " of the calls of " + name,
                evidence(evidence, reuse, rates, plan, saved, isQuery),
                requests,
                saved / requests,
                saved,
                evidence.shareOfAll(saved),
                remedy(plan, isQuery));
    }

    private static List<String> evidence(
            Evidence evidence, Reuse reuse, HitRates rates, Plan plan, long saved, boolean isQuery) {
        List<String> lines = new ArrayList<>();
        lines.add((isQuery ? "likely: " : "possible: ") + Say.count(plan.entries) + " entries that live "
                + HitRates.lifetime(plan.lifetime) + " would have answered " + Say.percent(plan.rate.likely()) + " of "
                + Say.count(reuse.calls(), "call") + " with " + Say.count(rates.keys()) + " different arguments, "
                + Say.percent(plan.rate.low()) + " to " + Say.percent(plan.rate.high())
                + " as far as can be told from that");
        for (int size : Reuse.SIZES) {
            if (size <= MOST_ENTRIES) {
                lines.add(Reuse.LIFETIMES.stream()
                        .map(lifetime -> HitRates.lifetime(lifetime) + " "
                                + Say.percent(rates.living(lifetime, size).likely()))
                        .collect(Collectors.joining(", ", Say.count(size) + " entries by lifetime: ", "")));
            }
        }
        if (isQuery) {
            lines.add(
                    "before " + Say.percent(rates.writtenShare())
                            + " of the repeats a table that it reads was written by this service; writes of others are not seen");
        }
        long wall = evidence.dump().jvm().wallNanos();
        if (wall > 0) {
            lines.add("saves " + Say.time((long) (saved * (NANOS_OF_HOUR / wall))) + " an hour in each instance, "
                    + Say.time(reuse.nanos() / reuse.calls()) + " for each call");
        }
        return lines;
    }

    private static Map<String, Long> sites(Evidence evidence, Reuse reuse) {
        if (reuse.kind().equals(Reuse.QUERY)) {
            Query query = evidence.query(reuse.subject());
            return query == null ? Map.of() : query.sites();
        }
        Model model = evidence.model(reuse.subject());
        return model == null ? Map.of() : model.sites();
    }

    private static String remedy(Plan plan, boolean isQuery) {
        return "Keep the answers in a cache of the application's own (Spring: @Cacheable on the method, with the Caffeine spec"
                + " \"maximumSize=" + plan.entries + ",expireAfterWrite=" + plan.lifetime.toSeconds() + "s\").\n"
                + (isQuery
                        ? "An answer may then be as old as that: cache what may be, and drop entries where the application writes"
                                + " (@CacheEvict)."
                        : "Only where the same input may have the same answer: not for a language model that is to vary.");
    }
}
