package io.pitot.cli.analysis;

import io.pitot.dump.CallUse;
import io.pitot.dump.Dump;
import io.pitot.dump.ModelUse;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an endpoint did with a query, a model, another service or a cache.
 *
 * @param endpoint endpoint id
 * @param subject id of what was called
 * @param requests requests that called it
 * @param calls how often they did
 * @param nanos time in those calls
 * @param most calls in one request
 */
public record Use(String endpoint, String subject, long requests, long calls, long nanos, long most) {

    private static final Comparator<Use> BY_TIME = Comparator.comparingLong(Use::nanos)
            .reversed()
            .thenComparing(Use::endpoint)
            .thenComparing(Use::subject);

    /** All of a dump, by time. */
    static List<Use> of(Dump dump) {
        List<Use> uses = new ArrayList<>();
        for (QueryUse use : dump.queryUses()) {
            uses.add(new Use(
                    use.endpoint(), use.query(), use.requests(), use.executions(), use.nanos(), use.maxPerRequest()));
        }
        for (ModelUse use : dump.modelUses()) {
            uses.add(new Use(
                    use.endpoint(), use.model(), use.requests(), use.calls(), use.nanos(), use.maxPerRequest()));
        }
        dump.routeUses().forEach(use -> uses.add(of(use)));
        dump.commandUses().forEach(use -> uses.add(of(use)));
        uses.sort(BY_TIME);
        return List.copyOf(uses);
    }

    private static Use of(CallUse use) {
        return new Use(use.endpoint(), use.subject(), use.requests(), use.calls(), use.nanos(), use.maxPerRequest());
    }
}
