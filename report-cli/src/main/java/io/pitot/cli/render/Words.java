package io.pitot.cli.render;

import io.pitot.cli.analysis.BlindSpot;
import io.pitot.cli.analysis.Order;
import io.pitot.cli.analysis.Place;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.ReuseRow;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import io.pitot.dump.SlowRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What things are called on a terminal. */
final class Words {

    /** As many hex digits of a query's id as tell a report's queries apart. */
    private static final int SHORT_QUERY_ID = 10;

    private Words() {}

    /** The section of the documentation that shows the problem and its fix in code. */
    static String order(Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    static String section(FindingKind kind) {
        return "docs/findings.md#" + kind.prefix();
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "● CRIT";
            case HIGH -> "● HIGH";
            case MEDIUM -> "◐ MED";
            case LOW -> "○ LOW";
        };
    }

    static Style style(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Style.WORST;
            case HIGH -> Style.BAD;
            case MEDIUM -> Style.WARNING;
            case LOW -> Style.ACCENT;
        };
    }

    static String confidence(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    static String endpoint(String id) {
        return id.equals(Endpoint.NO_REQUEST) ? "outside requests" : id;
    }

    static String timePart(TimePart.Kind kind) {
        return switch (kind) {
            case DATABASE -> "DB";
            case POOL -> "pool";
            case INFERENCE -> "ML";
            case HTTP -> "HTTP";
            case CACHE -> "cache";
            case CODE -> "code";
            case GC -> "GC";
            case LOCKS -> "locks";
            case OTHER -> "other";
        };
    }

    static String queryId(String id) {
        return id.length() <= SHORT_QUERY_ID ? id : id.substring(0, SHORT_QUERY_ID);
    }

    /** A query in a few words: {@code q:7f3a91c2 order_item SELECT}. */
    static String query(QueryRow row) {
        String name = Stream.of(row.table(), row.query().kind())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return queryId(row.query().id()) + " " + (row.table().isEmpty() ? row.text() : name);
    }

    /** What is asked the same again. */
    static String reuse(ReuseRow row) {
        return row.query() == null ? row.reuse().subject() : query(row.query());
    }

    /** One of the slowest requests. */
    static String request(SlowRequest request) {
        return request.endpoint() + " · " + Numbers.duration(request.nanos())
                + (request.status() > 0 ? " · status " + request.status() : "") + " · " + request.started();
    }

    /** What was done in a row of a waterfall. */
    static String step(Waterfall.Step step) {
        String name = switch (step.kind()) {
            case "pool" -> "wait for a connection of " + step.name();
            case "connection", "transaction" ->
                step.kind().equals(step.name()) ? step.name() : step.kind() + " of " + step.name();
            default -> step.name();
        };
        return (step.spans().size() > 1 ? step.spans().size() + " × " : "") + name;
    }

    /** The chain of calls, innermost first: {@code OrderService.java:87 toDto ← OrderController.java:41}. */
    static String chain(Site site) {
        String callers =
                site.places().stream().skip(1).map(place -> " ← " + line(place)).collect(Collectors.joining());
        return line(site.innermost()) + " " + site.innermost().method() + callers;
    }

    /** A call site in a table's cell: {@code OrderService:87}. */
    static String cell(@Nullable Site site) {
        if (site == null) {
            return "";
        }
        Place place = site.innermost();
        int ending = place.file().lastIndexOf('.');
        String name = ending > 0 ? place.file().substring(0, ending) : place.file();
        return place.line() < 0 ? name + "." + place.method() : name + ":" + place.line();
    }

    static String line(Place place) {
        return place.line() < 0 ? place.file() : place.file() + ":" + place.line();
    }

    static String blindSpot(BlindSpot spot) {
        return switch (spot.kind()) {
            case NO_REQUESTS -> "no requests seen: what ran outside requests has no endpoint to be judged by";
            case REQUESTLESS_QUERIES ->
                "%s of queries ran outside requests (%s of %s) and are part of no finding: does Pitot know the server?"
                        .formatted(
                                Numbers.percent((double) spot.count() / spot.of()),
                                Numbers.count(spot.count()),
                                Numbers.count(spot.of()));
            case NOTHING_INSTRUMENTED -> "no class was instrumented: is the library one that Pitot knows?";
            case DROPPED_EVENTS ->
                "%s of events dropped (%s of %s): raise events.capacity"
                        .formatted(
                                Numbers.percent((double) spot.count() / spot.of()),
                                Numbers.count(spot.count()),
                                Numbers.count(spot.of()));
            case UNOBSERVED_REQUESTS ->
                spot.count() == 0
                        ? "not everything was observed (" + spot.detail() + ")"
                        : "%s of requests not observed (%s of %s; %s): counts and totals are of the others"
                                .formatted(
                                        Numbers.percent((double) spot.count() / spot.of()),
                                        Numbers.count(spot.count()),
                                        Numbers.count(spot.of()),
                                        spot.detail());
            case LOST_EVENTS ->
                "%s of events lost as the aggregator failed and began again (%s of %s)"
                        .formatted(
                                Numbers.percent((double) spot.count() / spot.of()),
                                Numbers.count(spot.count()),
                                Numbers.count(spot.of()));
            case FAILED_DUMPS -> Numbers.plural(spot.count(), "dump") + " could not be written";
            case ADVICE_ERRORS -> Numbers.plural(spot.count(), "error") + " of the agent's own in " + spot.subject();
            case OVERFLOW ->
                "%s: %s beyond the bound, counted as other".formatted(spot.subject(), Numbers.count(spot.count()));
            case SKIPPED_CLASSES ->
                "%s: %s left alone (%s)"
                        .formatted(
                                spot.subject(),
                                spot.count() == 1 ? "1 class" : spot.count() + " classes",
                                spot.detail());
            case UNSEEN_TIME ->
                "%s of the requests' time is neither a call observed nor CPU, GC or a lock: waiting, or unknown"
                        .formatted(Numbers.percent((double) spot.count() / spot.of()));
            case MIXED_AGENTS -> "agents of %d versions: %s".formatted(spot.count(), spot.detail());
        };
    }
}
