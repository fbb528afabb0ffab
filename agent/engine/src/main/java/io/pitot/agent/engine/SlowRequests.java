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

    /** Steps of all requests kept: 1 MiB. What exceeds this is omitted and counted. */
    private static final int STEPS = 20_000;

    /** Words of a kept step. */
    private static final int KIND_AND_FAILED = 0;

    private static final int SUBJECT_AND_SITE = 1;
    private static final int OFFSET = 2;
    private static final int DURATION = 3;
    private static final int FETCH = 4;
    private static final int ROWS = 5;
    private static final int STEP_WORDS = 6;

    private static final class Kept {
        final long start;
        final long nanos;
        final int status;
        final long omitted;
        final long[] steps;

        Kept(RequestEvents request, long[] steps) {
            start = request.start();
            nanos = request.duration();
            status = request.status();
            this.steps = steps;
            omitted = request.size() - size() + request.cutEvents();
        }

        final int size() {
            return steps.length / STEP_WORDS;
        }
    }

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
            steps -= replaced.size();
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
        long[] words = new long[size * STEP_WORDS];
        for (int i = 0; i < size; i++) {
            int at = i * STEP_WORDS;
            int kind = request.kind(i);
            words[at + KIND_AND_FAILED] = request.failed(i) ? -kind : kind;
            words[at + SUBJECT_AND_SITE] = ((long) request.site(i) << 32) | request.subject(i);
            words[at + OFFSET] = Math.max(0, request.start(i) - request.start());
            words[at + DURATION] = request.duration(i);
            words[at + FETCH] = request.fetch(i);
            words[at + ROWS] = kind == EventKind.POOL_WAIT ? 0 : request.count(i);
        }
        return new Kept(request, words);
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
                    rows.add(new Row(ids.endpoint((int) endpoint), request));
                    mention(request, ids);
                }
            }
        });
        // Of two that took as long the one that started first.
        rows.sort(Comparator.comparing(Row::endpoint)
                .thenComparing(row -> -row.kept.nanos)
                .thenComparing(row -> row.kept.start - nowNanos));
        return new Rows<>(rows.size(), i -> {
            Kept kept = rows.get(i).kept;
            Instant started = now.minusNanos(nowNanos - kept.start);
            return new SlowRequest(
                    rows.get(i).endpoint, started, kept.nanos, kept.status, steps(kept, ids), kept.omitted);
        });
    }

    /** One request, at its place in the dump. */
    private record Row(String endpoint, Kept kept) {}

    private static void mention(Kept request, DumpIds ids) {
        for (int at = 0; at < request.steps.length; at += STEP_WORDS) {
            ids.site((int) (request.steps[at + SUBJECT_AND_SITE] >>> 32));
        }
    }

    private static List<SlowRequest.Step> steps(Kept request, DumpIds ids) {
        List<SlowRequest.Step> steps = new ArrayList<>(request.size());
        for (int at = 0; at < request.steps.length; at += STEP_WORDS) {
            long[] words = request.steps;
            int kind = (int) words[at + KIND_AND_FAILED];
            int subject = (int) words[at + SUBJECT_AND_SITE];
            String named = switch (Math.abs(kind)) {
                case EventKind.QUERY -> ids.query(subject);
                case EventKind.POOL_WAIT -> ids.pool(subject);
                default -> ids.model(subject);
            };
            steps.add(new SlowRequest.Step(
                    kindName(Math.abs(kind)),
                    named,
                    ids.site((int) (words[at + SUBJECT_AND_SITE] >>> 32)),
                    words[at + OFFSET],
                    words[at + DURATION],
                    words[at + FETCH],
                    words[at + ROWS],
                    kind < 0));
        }
        return steps;
    }

    private static String kindName(int kind) {
        return switch (kind) {
            case EventKind.QUERY -> "query";
            case EventKind.POOL_WAIT -> "pool";
            default -> "inference";
        };
    }
}
