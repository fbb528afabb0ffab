package io.pitot.cli.analysis.live;

import io.pitot.dump.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What the JVMs of a service do just now. Rates are sums over the JVMs.
 *
 * @param service its name
 * @param instances JVMs that are followed
 * @param answering how many of them write live dumps
 * @param to end of the newest interval that is known
 * @param seconds what {@code in the window} means: the longest time that is known of a JVM, about a minute at most
 * @param requests all requests
 * @param queries all executions of queries
 * @param endpoints endpoints at which something happened in the window, in no order, as are the following
 * @param statements queries that ran
 * @param models models that were called
 * @param calls other services and caches in other processes that were called
 * @param caches caches in the process that were asked; {@code errors} are look-ups that found nothing
 * @param pools connection pools that were asked
 * @param jvm what the JVMs consume
 * @param findings the verdict on the last minutes, worst first
 */
public record LiveView(
        String service,
        int instances,
        int answering,
        Instant to,
        double seconds,
        Rate requests,
        Rate queries,
        List<Rate> endpoints,
        List<Rate> statements,
        List<Rate> models,
        List<Rate> calls,
        List<Rate> caches,
        List<PoolUse> pools,
        Consumption jvm,
        List<Found> findings) {

    /**
     * How often something happens, and how long it takes.
     *
     * @param name what
     * @param lately times a second since the moment before
     * @param perSecond times a second in the window
     * @param errors share that failed, 0 to 1
     * @param p50 nanoseconds, as is the following; 0 where it is not measured
     * @param p95 in the window
     * @param busy how many were under way on average: seconds of duration in each second
     */
    public record Rate(String name, double lately, double perSecond, double errors, long p50, long p95, double busy) {}

    /**
     * The use of the connection pools of one name.
     *
     * @param waits how long one waits for a connection
     * @param inUse connections in use on average
     * @param most most that were seen in use by one JVM
     * @param size most that were seen open in one JVM
     */
    public record PoolUse(Rate waits, double inUse, long most, long size) {}

    /**
     * What the JVMs consume.
     *
     * @param processors processors busy, of all JVMs together
     * @param available how many one JVM may use
     * @param gc share of time in garbage collection, 0 to 1
     * @param heapBytes the most heap that one JVM was seen to use in its running interval
     * @param heapLimitBytes its limit, or -1
     * @param threads most threads alive in one JVM
     * @param agent processors that the agents use
     * @param dropped events dropped in the window
     */
    public record Consumption(
            double processors,
            int available,
            double gc,
            long heapBytes,
            long heapLimitBytes,
            long threads,
            double agent,
            long dropped) {}

    /**
     * A finding.
     *
     * @param finding what the verdict says
     * @param isNew whether it was not there when the following began, and is less than a minute old
     * @param line the innermost line of the application behind it, such as {@code Orders.java:40}, or empty
     */
    public record Found(Finding finding, boolean isNew, String line) {}
}
