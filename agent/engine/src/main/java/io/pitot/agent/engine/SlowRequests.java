package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.table.Bound;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.LongTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Rows;
import io.pitot.dump.SlowRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slowest few requests of each endpoint in one interval, whole. */
final class SlowRequests {

    private static final int KEPT_PER_ENDPOINT = 3;
    private static final int STEPS_PER_REQUEST = 200;

    /** Steps of all requests kept: 400 KiB. What exceeds this is omitted and counted. */
    private static final int STEPS = 20_000;

    private static final class Kept {
        final long start;
        final long nanos;

        // There are thousands of these, and each stands for a slow request's events.
        final short status;
        final short size;
        final int omitted;

        /** By {@link Steps}. */
        final byte[] steps;

        Kept(RequestEvents request, int size, byte[] steps) {
            start = request.start();
            nanos = request.duration();
            status = (short) request.status();
            this.size = (short) size;
            this.steps = steps;
            omitted = (int) Math.min(request.size() - size + request.cutEvents(), Integer.MAX_VALUE);
        }
    }

    private final Steps writer = new Steps(STEPS_PER_REQUEST);
    private final LongTable<@Nullable Kept[]> endpoints = new LongTable<>(Integer.MAX_VALUE);
    private final Overflows overflows;
    private int steps;

    SlowRequests(Overflows overflows) {
        this.overflows = overflows;
    }

    /** Keeps the request if it is among its endpoint's slowest. */
    void add(RequestEvents request) {
        @Nullable Kept[] kept = endpoints.get(request.endpoint());
        if (kept == null) {
            kept = new Kept[KEPT_PER_ENDPOINT];
            endpoints.put(request.endpoint(), kept);
        }
        int fastest = 0;
        for (int i = 0; i < kept.length; i++) {
            Kept candidate = kept[i];
            Kept least = kept[fastest];
            if (least != null && (candidate == null || candidate.nanos < least.nanos)) {
                fastest = i;
            }
        }
        Kept replaced = kept[fastest];
        if (replaced != null) {
            if (replaced.nanos >= request.duration()) {
                return;
            }
            steps -= replaced.size;
        }
        kept[fastest] = copy(request);
    }

    private Kept copy(RequestEvents request) {
        int size = Math.min(request.size(), STEPS_PER_REQUEST);
        if (size > STEPS - steps) {
            overflows.count(Bound.SLOW_STEPS, size - (STEPS - steps));
            size = STEPS - steps;
        }
        steps += size;
        return new Kept(request, size, writer.of(request, size));
    }

    /**
     * The requests kept, ordered by endpoint, slowest first; made from the table when asked for.
     *
     * @param now the wall clock's time
     * @param nowNanos {@link System#nanoTime} at that moment
     */
    List<SlowRequest> named(DumpIds ids, Instant now, long nowNanos) {
        List<Row> rows = new ArrayList<>();
        endpoints.forEach((endpoint, kept) -> {
            for (Kept request : kept) {
                if (request != null) {
                    int id = (int) endpoint;
                    rows.add(new Row(ids.endpoint(id), id, request));
                    mention(request, ids);
                }
            }
        });
        // Of two that took as long the one that started first.
        rows.sort(Comparator.comparing(Row::endpoint)
                .thenComparing(row -> -row.kept.nanos)
                .thenComparing(row -> row.kept.start - nowNanos));
        int[] endpointIds = rows.stream().mapToInt(Row::endpointId).toArray();
        Kept[] kept = rows.stream().map(Row::kept).toArray(Kept[]::new);
        return new Rows<>(kept.length, i -> {
            Instant started = now.minusNanos(nowNanos - kept[i].start);
            return named(ids.endpoint(endpointIds[i]), started, kept[i], ids);
        });
    }

    /** One request, while the requests are put in their order. */
    private record Row(String endpoint, int endpointId, Kept kept) {}

    private static SlowRequest named(String endpoint, Instant started, Kept kept, DumpIds ids) {
        return new SlowRequest(endpoint, started, kept.nanos, kept.status & 0xFFFF, steps(kept, ids), kept.omitted);
    }

    private static void mention(Kept request, DumpIds ids) {
        Steps.Cursor step = new Steps.Cursor(request.steps);
        while (step.next()) {
            ids.mentionSite(step.site);
        }
    }

    private static List<SlowRequest.Step> steps(Kept request, DumpIds ids) {
        List<SlowRequest.Step> steps = new ArrayList<>(request.size);
        Steps.Cursor step = new Steps.Cursor(request.steps);
        while (step.next()) {
            String subject = switch (step.kind) {
                case EventKind.QUERY -> ids.query(step.subject);
                case EventKind.POOL_WAIT, EventKind.CONNECTION -> ids.pool(step.subject);
                case EventKind.HTTP_CALL -> ids.route(step.subject);
                case EventKind.CACHE -> ids.command(step.subject);
                case EventKind.TRANSACTION -> "";
                default -> ids.model(step.subject);
            };
            steps.add(new SlowRequest.Step(
                    kindName(step.kind),
                    subject,
                    ids.site(step.site),
                    step.offset,
                    step.duration,
                    step.fetch,
                    step.rows,
                    step.failed));
        }
        // What lasts comes with its end.
        steps.sort(Comparator.comparingLong(SlowRequest.Step::offsetNanos)
                .thenComparing(Comparator.comparingLong(SlowRequest.Step::nanos).reversed()));
        return steps;
    }

    private static String kindName(int kind) {
        return switch (kind) {
            case EventKind.QUERY -> "query";
            case EventKind.POOL_WAIT -> "pool";
            case EventKind.HTTP_CALL -> "http";
            case EventKind.CACHE -> "cache";
            case EventKind.TRANSACTION -> "transaction";
            case EventKind.CONNECTION -> "connection";
            default -> "inference";
        };
    }
}
