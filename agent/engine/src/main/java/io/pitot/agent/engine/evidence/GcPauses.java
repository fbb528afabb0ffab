package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;

/** When collections of garbage stopped all threads, of late. Times are {@link System#nanoTime}. */
public final class GcPauses {

    private static final int KEPT = 512;

    private final long[] starts = new long[KEPT];
    private final long[] ends = new long[KEPT];
    private int added;

    /** Adds a pause after all others; where it seems to begin before the last one ended it is taken to follow that. */
    public void add(long start, long end) {
        if (end - start <= 0) {
            return;
        }
        long from = start;
        if (added > 0 && lastEnd() - from > 0) {
            from = lastEnd();
        }
        if (end - from > 0) {
            starts[added % KEPT] = from;
            ends[added % KEPT] = end;
            // Wraps after two thousand million pauses, by which the ring still holds the last ones.
            added = added == Integer.MAX_VALUE ? KEPT + Integer.MAX_VALUE % KEPT : added + 1;
        }
    }

    private long lastEnd() {
        return ends[(added - 1) % KEPT];
    }

    /** How long a request was stopped while none of its calls was under way. */
    long outsideCalls(RequestEvents request) {
        long from = request.start();
        if (added == 0 || lastEnd() - from <= 0) {
            return 0;
        }
        long to = from + Math.max(request.duration(), 0);
        long stopped = 0;
        for (int i = added - 1; i >= Math.max(0, added - KEPT) && ends[i % KEPT] - from > 0; i--) {
            long start = starts[i % KEPT] - from > 0 ? starts[i % KEPT] : from;
            long end = ends[i % KEPT] - to < 0 ? ends[i % KEPT] : to;
            if (end - start > 0) {
                stopped += end - start - covered(request, start, end);
            }
        }
        return stopped;
    }

    /** How much of a span the request's calls cover. */
    private static long covered(RequestEvents request, long from, long to) {
        long covered = 0;
        long until = from;
        for (int i = 0; i < request.size() && request.start(i) - to < 0; i++) {
            long end = request.end(i) - to < 0 ? request.end(i) : to;
            if (request.kind(i) != EventKind.CONNECTION && end - until > 0) {
                covered += end - (request.start(i) - until > 0 ? request.start(i) : until);
                until = end;
            }
        }
        return covered;
    }
}
