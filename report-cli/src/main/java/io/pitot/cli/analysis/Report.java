package io.pitot.cli.analysis;

import io.pitot.dump.Pool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, whatever its format. Tables hold all rows; a format that shows fewer
 * says what the others add up to ({@link Rest}).
 *
 * @param subject what it is about
 * @param totals what shares are shares of
 * @param health the score
 * @param time where the requests' time went, greatest part first
 * @param findings what to fix, first things first
 * @param muted findings that somebody has decided to leave as they are
 * @param idleMutes decisions that cover no finding
 * @param endedMutes decisions whose time is over
 * @param gone what the baseline had and these dumps do not have; null without a baseline
 * @param order of the rows of the tables of endpoints, queries, models, routes and commands
 * @param endpoints in that order, as are the other four
 * @param queries run in requests
 * @param queriesOutside executions outside requests
 * @param models asked in requests
 * @param modelsOutside inferences outside requests
 * @param prices of the models' tokens
 * @param routes of other services, called in requests
 * @param routesOutside calls outside requests
 * @param commands to caches, sent in requests
 * @param commandsOutside round trips outside requests
 * @param caches in the process, by total time of their loads
 * @param reuses queries and models that are asked the same again, by the time that a cache would have saved at most
 * @param pools by total time waited
 * @param jvm what the JVMs consumed
 * @param recordedEvents events that the report is made of
 * @param blindSpots what it does not see, gravest first
 * @param details what stands behind it
 * @param selected what of the dumps it is on
 */
public record Report(
        Subject subject,
        Totals totals,
        Health health,
        List<TimePart> time,
        List<RankedFinding> findings,
        List<MutedFinding> muted,
        List<Mute> idleMutes,
        List<Mute> endedMutes,
        Baseline.@Nullable Gone gone,
        Order order,
        List<EndpointRow> endpoints,
        List<QueryRow> queries,
        Rest queriesOutside,
        List<ModelRow> models,
        Rest modelsOutside,
        PriceTable prices,
        List<RouteRow> routes,
        Rest routesOutside,
        List<CommandRow> commands,
        Rest commandsOutside,
        List<CacheRow> caches,
        List<ReuseRow> reuses,
        List<Pool> pools,
        JvmRow jvm,
        long recordedEvents,
        List<BlindSpot> blindSpots,
        Details details,
        Selected selected) {

    /** Whether nothing at all was observed: no verdict is possible then, good or bad. */
    public boolean empty() {
        return endpoints.isEmpty()
                && queries.isEmpty()
                && models.isEmpty()
                && routes.isEmpty()
                && commands.isEmpty()
                && caches.isEmpty();
    }

    /** The same with the rows of its tables in another order; findings keep theirs. */
    public Report sorted(Order order) {
        return new Report(
                subject,
                totals,
                health,
                time,
                findings,
                muted,
                idleMutes,
                endedMutes,
                gone,
                order,
                order.of(endpoints),
                order.of(queries),
                queriesOutside,
                order.of(models),
                modelsOutside,
                prices,
                order.of(routes),
                routesOutside,
                order.of(commands),
                commandsOutside,
                caches,
                reuses,
                pools,
                jvm,
                recordedEvents,
                blindSpots,
                details,
                selected);
    }
}
