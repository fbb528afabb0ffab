package io.pitot.cli.analysis;

import io.pitot.dump.CallUse;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was called outside any request, at start or in threads of the application's own, and what within. */
final class Outside {

    /** Calls and their time in nanoseconds. */
    record Calls(long count, long nanos) {
        static final Calls NONE = new Calls(0, 0);

        Calls plus(Calls other) {
            return new Calls(count + other.count, nanos + other.nanos);
        }
    }

    private final Map<String, Calls> queries = new HashMap<>();
    private final Map<String, Calls> models = new HashMap<>();
    private final Map<String, Calls> routes = new HashMap<>();
    private final Map<String, Calls> routesWithin = new HashMap<>();
    private final Map<String, Calls> commands = new HashMap<>();
    private final Map<String, Calls> commandsWithin = new HashMap<>();

    /** Nothing counts as outside where there were no requests at all. */
    Outside(Dump dump, Totals totals, Predicate<Endpoint> counted) {
        Set<String> outside = !totals.hasRequests()
                ? Set.of()
                : dump.endpoints().stream()
                        .filter(counted.negate())
                        .map(Endpoint::id)
                        .collect(Collectors.toSet());
        dump.queryUses().stream()
                .filter(use -> outside.contains(use.endpoint()))
                .forEach(use -> queries.merge(use.query(), new Calls(use.executions(), use.nanos()), Calls::plus));
        dump.modelUses().stream()
                .filter(use -> outside.contains(use.endpoint()))
                .forEach(use -> models.merge(use.model(), new Calls(use.calls(), use.nanos()), Calls::plus));
        dump.routeUses().forEach(use -> add(outside.contains(use.endpoint()) ? routes : routesWithin, use));
        dump.commandUses().forEach(use -> add(outside.contains(use.endpoint()) ? commands : commandsWithin, use));
    }

    private static void add(Map<String, Calls> to, CallUse use) {
        to.merge(use.subject(), new Calls(use.calls(), use.nanos()), Calls::plus);
    }

    Calls query(String id) {
        return queries.getOrDefault(id, Calls.NONE);
    }

    Calls model(String id) {
        return models.getOrDefault(id, Calls.NONE);
    }

    /** Calls of a route in requests. */
    Calls routeWithin(String id) {
        return routesWithin.getOrDefault(id, Calls.NONE);
    }

    /** Round trips of a command in requests. */
    Calls commandWithin(String id) {
        return commandsWithin.getOrDefault(id, Calls.NONE);
    }

    Rest queries() {
        return sum(queries);
    }

    Rest models() {
        return sum(models);
    }

    Rest routes() {
        return sum(routes);
    }

    Rest commands() {
        return sum(commands);
    }

    private static Rest sum(Map<String, Calls> uses) {
        Rest rest = Rest.NONE;
        for (Calls calls : uses.values()) {
            rest = rest.plus(calls.count(), 0, calls.nanos(), 0);
        }
        return rest;
    }
}
