package io.pitot.dump;

import java.util.List;
import java.util.Map;

/**
 * Requests of one kind.
 *
 * @param id method and route, such as {@code GET /owners/{ownerId}}, behind the kind where that is not {@code http};
 *     {@code other} for what exceeded the bound and {@code (no request)} for events outside any unit of work
 * @param kind kind of unit of work: {@code http}, {@code grpc} (a call of a gRPC method), {@code message} (a message, or a
 *     batch of them, that a listener was given), {@code job} (a run of a scheduled task), {@code test}, {@code after}
 *     (what outlived a request), {@code main} (what the application's main thread did besides, a part with each dump and each half
 *     minute)
 * @param method the HTTP method; {@code STREAM} of a gRPC method whose requests or responses are streams; or empty
 * @param route the route template, the full name of the gRPC method, the destination of the messages
 * @param requests how many ended
 * @param errors how many threw or ended with a status that is the server's fault: of HTTP 500 or above
 * @param statuses requests by status, those of gRPC by name
 * @param exceptions failed requests by class of the innermost exception
 * @param errorSites failed requests by call site id, of those whose origin was looked at
 * @param duration nanoseconds
 * @param time where the requests' time went
 * @param locks where requests were seen to wait for locks
 * @param slowTimes where that of the requests of 500 ms and more went, by how long they took, ordered
 * @param queries queries run in these requests, batches as one
 * @param maxQueries most queries in one request
 * @param bytesOut bytes of the bodies sent, of the requests that are known
 * @param bytesOutRequests how many requests {@code bytesOut} covers
 * @param cpuNanos CPU time of the requests' threads, of the requests that are known
 * @param cpuRequests how many requests {@code cpuNanos} covers
 * @param allocatedBytes bytes allocated by the requests' threads, of the requests that are known
 * @param allocatedRequests how many requests {@code allocatedBytes} covers
 */
public record Endpoint(
        String id,
        String kind,
        String method,
        String route,
        long requests,
        long errors,
        Map<String, Long> statuses,
        Map<String, Long> exceptions,
        Map<String, Long> errorSites,
        Distribution duration,
        TimeSplit time,
        LockLooks locks,
        List<SlowTime> slowTimes,
        long queries,
        long maxQueries,
        long bytesOut,
        long bytesOutRequests,
        long cpuNanos,
        long cpuRequests,
        long allocatedBytes,
        long allocatedRequests) {

    /** Copies and orders the slow times. */
    public Endpoint {
        slowTimes = Sums.add(slowTimes, List.of(), SlowTime::fromNanos, SlowTime::plus);
    }

    /** The id under which events outside any unit of work are kept. */
    public static final String NO_REQUEST = "(no request)";

    /** The id of what exceeded a bound, here and in every other table. */
    public static final String OTHER = "other";

    /** The kind of unit of work that an HTTP request is. */
    public static final String HTTP = "http";

    /** The kind that the main thread's work is. */
    public static final String MAIN = "main";

    private static final String GRPC = "grpc";
    private static final String AFTER = "after";

    /**
     * Whether somebody waits for the end of these requests: of jobs, messages, tests, a main thread and what outlives a request nobody
     * does, nor of a gRPC stream, which lasts as long as its ends like.
     */
    public boolean isAwaited() {
        return kind.equals(HTTP) || kind.isEmpty() || (kind.equals(GRPC) && method.isEmpty());
    }

    /**
     * Whether each of its requests is a piece of work with an end of its own. What the main thread does, and what outlives
     * a request, is told a part at a time: that something is done again in a part says nothing.
     */
    public boolean isPieceOfWork() {
        return !isMainThread() && !kind.equals(AFTER);
    }

    /** Whether this is what the main thread did outside of other units of work. */
    public boolean isMainThread() {
        return kind.equals(MAIN);
    }

    /** The sum of this and another of the same id. */
    Endpoint plus(Endpoint other) {
        return new Endpoint(
                id,
                Sums.either(kind, other.kind),
                Sums.either(method, other.method),
                Sums.either(route, other.route),
                Sums.add(requests, other.requests),
                Sums.add(errors, other.errors),
                Sums.add(statuses, other.statuses),
                Sums.add(exceptions, other.exceptions),
                Sums.add(errorSites, other.errorSites),
                duration.plus(other.duration),
                time.plus(other.time),
                locks.plus(other.locks),
                Sums.add(slowTimes, other.slowTimes, SlowTime::fromNanos, SlowTime::plus),
                Sums.add(queries, other.queries),
                Math.max(maxQueries, other.maxQueries),
                Sums.add(bytesOut, other.bytesOut),
                Sums.add(bytesOutRequests, other.bytesOutRequests),
                Sums.add(cpuNanos, other.cpuNanos),
                Sums.add(cpuRequests, other.cpuRequests),
                Sums.add(allocatedBytes, other.allocatedBytes),
                Sums.add(allocatedRequests, other.allocatedRequests));
    }
}
