package io.pitot.cli.analysis.diff;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What each endpoint did with queries, models, routes or commands, and how many requests it had. */
final class Uses {

    /** Calls of one endpoint, and the most of one request. */
    private record Use(long calls, long most) {
        Use plus(Use other) {
            return new Use(calls + other.calls, most + other.most);
        }
    }

    private static final Use NONE = new Use(0, 0);

    private final Map<String, Long> requests = new HashMap<>();
    private final Map<String, Map<String, Use>> bySubject = new HashMap<>();

    private Uses(Dump dump) {
        dump.endpoints().stream()
                .filter(dump.counted())
                .forEach(endpoint -> requests.put(endpoint.id(), endpoint.requests()));
    }

    static Uses ofQueries(Dump dump) {
        Uses uses = new Uses(dump);
        dump.queryUses().forEach(use -> uses.add(use.endpoint(), use.query(), use.executions(), use.maxPerRequest()));
        return uses;
    }

    static Uses ofModels(Dump dump) {
        Uses uses = new Uses(dump);
        dump.modelUses().forEach(use -> uses.add(use.endpoint(), use.model(), use.calls(), use.maxPerRequest()));
        return uses;
    }

    static Uses ofRoutes(Dump dump) {
        Uses uses = new Uses(dump);
        dump.routeUses().forEach(use -> uses.add(use.endpoint(), use.subject(), use.calls(), use.maxPerRequest()));
        return uses;
    }

    static Uses ofCommands(Dump dump) {
        Uses uses = new Uses(dump);
        dump.commandUses().forEach(use -> uses.add(use.endpoint(), use.subject(), use.calls(), use.maxPerRequest()));
        return uses;
    }

    private void add(String endpoint, String subject, long calls, long most) {
        bySubject
                .computeIfAbsent(subject, unused -> new TreeMap<>())
                .merge(endpoint, new Use(calls, Math.max(most, 0)), Use::plus);
    }

    /** Calls of all subjects for each request of an endpoint. */
    Rate perRequest(Endpoint endpoint) {
        Use sum = NONE;
        for (Map<String, Use> uses : bySubject.values()) {
            sum = sum.plus(uses.getOrDefault(endpoint.id(), NONE));
        }
        return Rate.of(sum.calls, endpoint.requests(), sum.most);
    }

    /**
     * How the calls of a subject for each request compare. Endpoints are weighted alike on both sides, by the requests of both,
     * so that a traffic of another mix is not taken for a change; those that one side did not ask are left out.
     */
    static Change perRequest(String subject, Uses before, Uses after, Scale scale) {
        Map<String, Use> mine = before.bySubject.getOrDefault(subject, Map.of());
        Map<String, Use> theirs = after.bySubject.getOrDefault(subject, Map.of());
        Map<String, Long> weights = new TreeMap<>();
        mine.keySet().forEach(endpoint -> addWeight(weights, endpoint, before, after));
        theirs.keySet().forEach(endpoint -> addWeight(weights, endpoint, before, after));
        return Change.of(Change.Kind.CALLS_PER_REQUEST, before.rate(mine, weights), after.rate(theirs, weights), scale);
    }

    private static void addWeight(Map<String, Long> weights, String endpoint, Uses before, Uses after) {
        Long mine = before.requests.get(endpoint);
        Long theirs = after.requests.get(endpoint);
        if (mine != null && theirs != null) {
            weights.put(endpoint, mine + theirs);
        }
    }

    private Rate rate(Map<String, Use> uses, Map<String, Long> weights) {
        double all = weights.values().stream().mapToDouble(Long::doubleValue).sum();
        double mean = 0;
        double variance = 0;
        long of = 0;
        for (Map.Entry<String, Long> weight : weights.entrySet()) {
            Use use = uses.getOrDefault(weight.getKey(), NONE);
            Rate rate = Rate.of(use.calls, requests.getOrDefault(weight.getKey(), 0L), use.most);
            double share = weight.getValue() / all;
            mean += share * rate.mean();
            variance += share * share * rate.variance();
            of += rate.of();
        }
        return of == 0 ? Rate.UNKNOWN : new Rate(mean, variance, of);
    }
}
