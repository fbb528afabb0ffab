package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What queries and models did outside any request: at start, in threads of the application's own. */
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

    /** Nothing counts as outside where there were no requests at all. */
    Outside(Dump dump, Totals totals) {
        if (!totals.hasRequests()) {
            return;
        }
        Counted counted = Counted.of(dump);
        Set<String> outside = dump.endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(Endpoint.NO_REQUEST)
                        || (endpoint.isMainThread() && !counted.has(endpoint)))
                .map(Endpoint::id)
                .collect(Collectors.toSet());
        dump.queryUses().stream()
                .filter(use -> outside.contains(use.endpoint()))
                .forEach(use -> queries.merge(use.query(), new Calls(use.executions(), use.nanos()), Calls::plus));
        dump.modelUses().stream()
                .filter(use -> outside.contains(use.endpoint()))
                .forEach(use -> models.merge(use.model(), new Calls(use.calls(), use.nanos()), Calls::plus));
    }

    Calls query(String id) {
        return queries.getOrDefault(id, Calls.NONE);
    }

    Calls model(String id) {
        return models.getOrDefault(id, Calls.NONE);
    }

    Rest queries() {
        return sum(queries);
    }

    Rest models() {
        return sum(models);
    }

    private static Rest sum(Map<String, Calls> uses) {
        Rest rest = Rest.NONE;
        for (Calls calls : uses.values()) {
            rest = rest.plus(calls.count(), 0, calls.nanos(), 0);
        }
        return rest;
    }
}
