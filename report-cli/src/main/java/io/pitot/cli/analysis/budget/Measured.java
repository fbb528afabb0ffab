package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.diff.Timings;
import io.pitot.dump.CallUse;
import io.pitot.dump.Command;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of an endpoint, a model or a cache's command.
 *
 * @param target of what
 * @param requests how many requests, inferences or round trips that is of; 0 if unknown
 * @param values what is known, each in its unit
 * @param duration how long they took, or null if only {@code values} is known
 */
public record Measured(
        Target target,
        long requests,
        Map<Measure, Double> values,
        @Nullable Timings duration) {

    /** Whatever dumps measure. */
    static List<Measured> of(Run run) {
        Dump dump = run.merged();
        Map<String, Long> routes = calls(dump.routeUses());
        Map<String, Long> commands = calls(dump.commandUses());
        Map<String, Long> models = new HashMap<>();
        for (ModelUse use : dump.modelUses()) {
            models.merge(use.endpoint(), use.calls(), Long::sum);
        }
        List<Measured> measured = new ArrayList<>();
        dump.endpoints().stream().filter(dump.counted()).forEach(endpoint -> {
            Map<Measure, Double> values = times(endpoint.duration());
            values.put(Measure.QUERIES_PER_REQUEST, mean(endpoint.queries(), endpoint.requests()));
            values.put(Measure.HTTP_CALLS_PER_REQUEST, perRequest(routes, endpoint));
            values.put(Measure.CACHE_CALLS_PER_REQUEST, perRequest(commands, endpoint));
            values.put(Measure.MODEL_CALLS_PER_REQUEST, perRequest(models, endpoint));
            values.put(Measure.ERROR_RATE, mean(endpoint.errors(), endpoint.requests()));
            if (endpoint.allocatedRequests() > 0) {
                values.put(
                        Measure.ALLOCATED_PER_REQUEST, mean(endpoint.allocatedBytes(), endpoint.allocatedRequests()));
            }
            measured.add(new Measured(
                    new Target(Target.Kind.ENDPOINT, endpoint.id()),
                    endpoint.requests(),
                    values,
                    timings(run, Parts.Kind.ENDPOINT, endpoint.id(), endpoint.duration())));
        });
        for (Model model : dump.models()) {
            Map<Measure, Double> values = times(model.duration());
            values.put(Measure.ERROR_RATE, mean(model.errors(), model.calls()));
            measured.add(new Measured(
                    new Target(Target.Kind.MODEL, model.id()),
                    model.calls(),
                    values,
                    timings(run, Parts.Kind.MODEL, model.id(), model.duration())));
        }
        for (Command command : dump.commands()) {
            Map<Measure, Double> values = times(command.duration());
            values.put(Measure.ERROR_RATE, mean(command.errors(), command.calls()));
            if (command.lookups() > 0) {
                values.put(Measure.HIT_RATE, mean(command.hits(), command.lookups()));
            }
            measured.add(new Measured(
                    new Target(Target.Kind.CACHE, command.id()),
                    command.calls(),
                    values,
                    timings(run, Parts.Kind.COMMAND, command.id(), command.duration())));
        }
        return List.copyOf(measured);
    }

    private static Timings timings(Run run, Parts.Kind kind, String id, Distribution duration) {
        return new Timings(duration, run.parts().of(kind, id));
    }

    private static Map<Measure, Double> times(Distribution duration) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (measure.percentile() >= 0) {
                values.put(measure, (double) duration.percentile(measure.percentile()));
            }
        }
        return values;
    }

    private static Map<String, Long> calls(List<CallUse> uses) {
        Map<String, Long> calls = new HashMap<>();
        for (CallUse use : uses) {
            calls.merge(use.endpoint(), use.calls(), Long::sum);
        }
        return calls;
    }

    private static double perRequest(Map<String, Long> calls, Endpoint endpoint) {
        return mean(calls.getOrDefault(endpoint.id(), 0L), endpoint.requests());
    }

    private static double mean(long sum, long count) {
        return count == 0 ? 0 : (double) sum / count;
    }
}
