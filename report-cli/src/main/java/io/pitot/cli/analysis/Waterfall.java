package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Query;
import io.pitot.dump.SlowRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the slowest requests of an endpoint, step by step.
 *
 * @param request the request
 * @param rows its steps in the order of their start; what is done again and again without anything else in between is one
 * @param omitted steps that are in no row
 */
public record Waterfall(SlowRequest request, List<Step> rows, long omitted) {

    /** Rows that a request has at most: more say no more. */
    private static final int MOST_ROWS = 40;

    /** So often in a row is again and again. */
    private static final int REPEATS = 3;

    /**
     * A row.
     *
     * @param kind as in the dump: {@code query}, {@code pool}, {@code transaction} and so on
     * @param subject id of the query, pool or model; may be empty
     * @param name what people call it
     * @param site where it comes from, or null if unknown
     * @param spans when, in the order of their start; one unless it was repeated
     * @param rows rows read or changed, inputs scored, or statements of a transaction
     * @param failed whether one of them threw
     */
    public record Step(
            String kind,
            String subject,
            String name,
            @Nullable Site site,
            List<Span> spans,
            long rows,
            boolean failed) {

        /** Time that the spans take, in nanoseconds. */
        public long nanos() {
            return spans.stream().mapToLong(Span::nanos).sum();
        }

        /** Whether it lasts while others happen. */
        public boolean encloses() {
            return kind.equals("transaction") || kind.equals("connection");
        }
    }

    /**
     * A time.
     *
     * @param offset nanoseconds from the request's start
     * @param nanos how long
     */
    public record Span(long offset, long nanos) {}

    /** Those of a dump: by endpoint, the slowest first. */
    static List<Waterfall> of(Dump dump, Sites sites) {
        Map<String, String> names = new HashMap<>();
        for (Query query : dump.queries()) {
            String table = new SqlText(query.sql()).table();
            names.put(
                    query.id(),
                    Stream.of(table, query.kind())
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining(" ")));
        }
        return dump.slowRequests().stream()
                .map(request -> of(request, names, sites))
                .toList();
    }

    private static Waterfall of(SlowRequest request, Map<String, String> names, Sites sites) {
        List<Step> rows = new ArrayList<>();
        List<SlowRequest.Step> steps = request.steps();
        long omitted = request.omittedSteps();
        for (int from = 0; from < steps.size(); ) {
            int to = endOfRun(steps, from);
            if (rows.size() < MOST_ROWS) {
                rows.add(row(steps.subList(from, to), names, sites));
            } else {
                omitted += to - from;
            }
            from = to;
        }
        return new Waterfall(request, List.copyOf(rows), omitted);
    }

    private static int endOfRun(List<SlowRequest.Step> steps, int from) {
        SlowRequest.Step first = steps.get(from);
        int to = from + 1;
        while (to < steps.size()
                && steps.get(to).kind().equals(first.kind())
                && steps.get(to).subject().equals(first.subject())) {
            to++;
        }
        return to - from >= REPEATS ? to : from + 1;
    }

    private static Step row(List<SlowRequest.Step> run, Map<String, String> names, Sites sites) {
        SlowRequest.Step first = run.get(0);
        String name = names.getOrDefault(first.subject(), first.subject());
        return new Step(
                first.kind(),
                first.subject(),
                name.isEmpty() ? first.kind() : name,
                run.stream()
                        .map(step -> sites.named(step.site()))
                        .filter(site -> site != null)
                        .findFirst()
                        .orElse(null),
                run.stream()
                        .map(step -> new Span(step.offsetNanos(), step.nanos() + step.fetchNanos()))
                        .toList(),
                run.stream().mapToLong(SlowRequest.Step::rows).sum(),
                run.stream().anyMatch(SlowRequest.Step::failed));
    }
}
