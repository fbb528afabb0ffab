package io.pitot.cli.analysis;

import io.pitot.dump.Pool;
import java.util.List;

/**
 * Everything that a report says, whatever its format. Tables hold all rows; a format that shows fewer
 * says what the others add up to ({@link Rest}).
 *
 * @param subject what it is about
 * @param totals what shares are shares of
 * @param health the score
 * @param time where the requests' time went, greatest part first
 * @param findings what to fix, first things first
 * @param endpoints by total time
 * @param queries by total time in requests
 * @param queriesOutside executions outside requests
 * @param models by total time in requests
 * @param modelsOutside inferences outside requests
 * @param pools by total time waited
 * @param jvm what the JVMs consumed
 * @param recordedEvents events that the report is made of
 * @param blindSpots what it does not see, gravest first
 */
public record Report(
        Subject subject,
        Totals totals,
        Health health,
        List<TimePart> time,
        List<RankedFinding> findings,
        List<EndpointRow> endpoints,
        List<QueryRow> queries,
        Rest queriesOutside,
        List<ModelRow> models,
        Rest modelsOutside,
        List<Pool> pools,
        JvmRow jvm,
        long recordedEvents,
        List<BlindSpot> blindSpots) {

    /** Whether nothing at all was observed: no verdict is possible then, good or bad. */
    public boolean empty() {
        return endpoints.isEmpty() && queries.isEmpty() && models.isEmpty();
    }
}
