package io.pitot.agent.engine.evidence;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;

/**
 * Splits a request's time by the innermost call that was under way. The parts never overlap and add up
 * to the request's duration exactly, whatever the events say.
 */
public final class TimeShares {

    private static final int NONE = -1;

    /*
     * A sweep over the events in the order of their start with a stack of those under way: each moment
     * counts to the event that started last and has not ended, which on one thread is the innermost call,
     * and which stays well defined when calls of several threads overlap.
     *
     * Fetch time is an amount without a place: it was spent after the execution, inside the call that
     * enclosed it. It is taken out of that call's own time, or else out of the time that no call covers.
     * Where calls follow one another, as most do, all of that is sums.
     * What collections of garbage stopped of the time that no call covers is theirs, and then what was waited for locks. CPU time
     * goes to the rest of it, as far as it reaches.
     */
    private final long[] own;
    private final int[] enclosing;
    private final char[] stack;
    private final GcPauses pauses;
    private long uncovered;

    /** @param limit most events of one request */
    public TimeShares(int limit, GcPauses pauses) {
        this.pauses = pauses;
        own = new long[limit];
        enclosing = new int[limit];
        stack = new char[limit];
    }

    /** Splits one request's time and adds the parts to the sums. */
    public void split(RequestEvents request, TimeSums into) {
        long duration = Math.max(request.duration(), 0);
        into.total += duration;
        uncovered = duration;
        if (!splitOneAfterAnother(request, into)) {
            splitNested(request, 0, request.size(), request.start(), request.start() + uncovered, into);
        }
        CutEvents cut = request.cut();
        if (cut != null) {
            cut.forEach((key, sum) -> addCut(sum, into));
        }
        long stopped = Math.min(pauses.outsideCalls(request), uncovered);
        uncovered -= stopped;
        into.gc += stopped;
        long blocked = Math.min(request.lockWait().nanos(), uncovered);
        uncovered -= blocked;
        into.blocked += blocked;
        if (request.cpuNanos() < 0) {
            into.unmetered += uncovered;
        } else {
            into.metered += uncovered;
            into.cpu += Math.min(request.cpuNanos(), uncovered);
        }
    }

    /** False, and nothing has changed, if calls are nested, overlap or reach beyond the request. */
    private boolean splitOneAfterAnother(RequestEvents request, TimeSums into) {
        long[] words = request.words();
        long end = request.start() + uncovered;
        long now = request.start();
        long execute = 0;
        long fetch = 0;
        long pool = 0;
        long inference = 0;
        long http = 0;
        long cache = 0;
        for (int i = 0; i < request.size(); i++) {
            int at = request.at(i);
            long start = words[at + EventLayout.START];
            long nanos = Math.max(words[at + EventLayout.DURATION], 0);
            if (start - now < 0 || end - start < nanos) {
                return false;
            }
            now = start + nanos;
            switch (EventLayout.kind(words[at])) {
                case EventKind.QUERY -> {
                    execute += nanos;
                    fetch += words[at + EventLayout.EXTRA];
                }
                case EventKind.TRANSACTION -> execute += nanos;
                case EventKind.POOL_WAIT -> pool += nanos;
                case EventKind.INFERENCE -> inference += nanos;
                case EventKind.HTTP_CALL -> http += nanos;
                case EventKind.CACHE -> cache += nanos;
                default -> {}
            }
        }
        uncovered -= execute + pool + inference + http + cache;
        fetch = Math.min(fetch, uncovered);
        uncovered -= fetch;
        into.execute += execute;
        into.fetch += fetch;
        into.pool += pool;
        into.inference += inference;
        into.http += http;
        into.cache += cache;
        return true;
    }

    /**
     * Splits a part of a request's time, without looking for CPU time in it. What began before it counts as if it had
     * not.
     */
    void splitPart(RequestEvents request, long from, long to, TimeSums into) {
        uncovered = Math.max(to - from, 0);
        into.total += uncovered;
        splitNested(request, request.firstFrom(from), request.firstFrom(to), from, to, into);
    }

    private void splitNested(RequestEvents request, int first, int limit, long from, long to, TimeSums into) {
        sweep(request, first, limit, from, to);
        for (int i = first; i < limit; i++) {
            if (request.fetch(i) > 0) {
                into.fetch += takeFetch(enclosing[i], request.fetch(i));
            }
        }
        for (int i = first; i < limit; i++) {
            switch (request.kind(i)) {
                case EventKind.QUERY, EventKind.TRANSACTION -> into.execute += own[i];
                case EventKind.POOL_WAIT -> into.pool += own[i];
                case EventKind.INFERENCE -> into.inference += own[i];
                case EventKind.HTTP_CALL -> into.http += own[i];
                case EventKind.CACHE -> into.cache += own[i];
                default -> uncovered += own[i];
            }
        }
    }

    private void sweep(RequestEvents request, int first, int limit, long from, long to) {
        int depth = 0;
        long now = from;
        for (int i = first; i < limit; i++) {
            // Comparisons by difference: nanoTime may wrap.
            long start = within(request.start(i), from, to);
            while (depth > 0 && end(request, stack[depth - 1], from, to) - start <= 0) {
                now = take(stack[--depth], now, end(request, stack[depth], from, to));
            }
            if (depth > 0) {
                take(stack[depth - 1], now, start);
            }
            now = start - now > 0 ? start : now;
            own[i] = 0;
            enclosing[i] = depth > 0 ? stack[depth - 1] : NONE;
            stack[depth++] = (char) i;
        }
        while (depth > 0) {
            now = take(stack[--depth], now, end(request, stack[depth], from, to));
        }
    }

    /** Gives an event the time from one moment to another, if there is any; returns the later moment. */
    private long take(int event, long from, long to) {
        if (to - from <= 0) {
            return from;
        }
        own[event] += to - from;
        uncovered -= to - from;
        return to;
    }

    private static long end(RequestEvents request, int event, long from, long to) {
        return within(request.start(event) + Math.max(request.duration(event), 0), from, to);
    }

    private static long within(long moment, long from, long to) {
        if (moment - from < 0) {
            return from;
        }
        return moment - to > 0 ? to : moment;
    }

    private long takeFetch(int enclosingEvent, long amount) {
        long taken = 0;
        if (enclosingEvent != NONE) {
            taken = Math.min(amount, own[enclosingEvent]);
            own[enclosingEvent] -= taken;
        }
        long rest = Math.min(amount - taken, uncovered);
        uncovered -= rest;
        return taken + rest;
    }

    private void addCut(CutEvents.Sum sum, TimeSums into) {
        long nanos = Math.min(Math.max(sum.nanos, 0), uncovered);
        uncovered -= nanos;
        switch (sum.kind) {
            case EventKind.QUERY -> {
                long fetched = Math.min(Math.max(sum.extraNanos, 0), uncovered);
                uncovered -= fetched;
                into.execute += nanos;
                into.fetch += fetched;
            }
            case EventKind.TRANSACTION -> into.execute += nanos;
            case EventKind.POOL_WAIT -> into.pool += nanos;
            case EventKind.INFERENCE, CutEvents.LOADS -> into.inference += nanos;
            case EventKind.HTTP_CALL -> into.http += nanos;
            case EventKind.CACHE -> into.cache += nanos;
            default -> uncovered += nanos;
        }
    }
}
