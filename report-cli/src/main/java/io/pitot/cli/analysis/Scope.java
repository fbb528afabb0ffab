package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which dumps are meant, and what of them.
 *
 * @param time from when
 * @param endpoints which endpoints, or null for all
 */
public record Scope(TimeRange time, @Nullable Glob endpoints) {

    /** All dumps, and all that they hold. */
    public static final Scope ALL = new Scope(TimeRange.ALL, null);

    /** Which endpoints totals and shares are of. */
    Predicate<Endpoint> counted(Dump dump) {
        Glob asked = endpoints;
        return asked == null ? dump.counted() : dump.counted().and(endpoint -> asked.matches(endpoint.id()));
    }
}
