package io.pitot.cli.analysis;

import io.pitot.dump.CallUse;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
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

        Calls minus(Calls other) {
            return new Calls(count - other.count, Math.max(0, nanos - other.nanos));
        }
    }

    private final boolean narrowed;
    private final Map<String, Calls> queries = new HashMap<>();
    private final Map<String, Calls> queriesWithin = new HashMap<>();
    private final Map<String, Calls> models = new HashMap<>();
    private final Map<String, Calls> modelsWithin = new HashMap<>();
    private final Map<String, Calls> routes = new HashMap<>();
    private final Map<String, Calls> routesWithin = new HashMap<>();
    private final Map<String, Calls> commands = new HashMap<>();
    private final Map<String, Calls> commandsWithin = new HashMap<>();

    /** Nothing counts as outside where there were no requests at all. */
    Outside(Dump dump, Totals totals, Scope scope) {
        narrowed = scope.endpoints() != null;
        Predicate<String> outside = outside(dump, totals, scope);
        for (QueryUse use : dump.queryUses()) {
            (outside.test(use.endpoint()) ? queries : queriesWithin)
                    .merge(use.query(), new Calls(use.executions(), use.nanos()), Calls::plus);
        }
        for (ModelUse use : dump.modelUses()) {
            (outside.test(use.endpoint()) ? models : modelsWithin)
                    .merge(use.model(), new Calls(use.calls(), use.nanos()), Calls::plus);
        }
        dump.routeUses().forEach(use -> add(outside.test(use.endpoint()) ? routes : routesWithin, use));
        dump.commandUses().forEach(use -> add(outside.test(use.endpoint()) ? commands : commandsWithin, use));
    }

    private static Predicate<String> outside(Dump dump, Totals totals, Scope scope) {
        Map<Boolean, Set<String>> isCounted = dump.endpoints().stream()
                .collect(Collectors.partitioningBy(
                        scope.counted(dump), Collectors.mapping(Endpoint::id, Collectors.toSet())));
        if (scope.endpoints() != null) {
            // An endpoint that has no row of its own is none of those asked for.
            return Predicate.not(isCounted.getOrDefault(true, Set.of())::contains);
        }
        return totals.hasRequests() ? isCounted.getOrDefault(false, Set.of())::contains : endpoint -> false;
    }

    private static void add(Map<String, Calls> to, CallUse use) {
        to.merge(use.subject(), new Calls(use.calls(), use.nanos()), Calls::plus);
    }

    /** Executions of a query in requests. */
    Calls queryWithin(Query query) {
        String id = query.id();
        return narrowed
                ? queriesWithin.getOrDefault(id, Calls.NONE)
                : new Calls(query.executions(), query.duration().total()).minus(queries.getOrDefault(id, Calls.NONE));
    }

    /** Calls of a model in requests. */
    Calls modelWithin(Model model) {
        String id = model.id();
        return narrowed
                ? modelsWithin.getOrDefault(id, Calls.NONE)
                : new Calls(model.calls(), model.nanos()).minus(models.getOrDefault(id, Calls.NONE));
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
