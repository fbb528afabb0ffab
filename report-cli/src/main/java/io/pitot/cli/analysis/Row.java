package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;

/** A row of a table whose columns can be added up. */
public sealed interface Row permits EndpointRow, QueryRow, ModelRow, RouteRow, CommandRow {

    /** The id of what was called. */
    String id();

    /** How long each took, also outside of requests. */
    Distribution duration();

    /** Requests, executions, inferences, calls or round trips. */
    long calls();

    /** How many of those failed. */
    long errors();

    /** Their duration in all, in nanoseconds. */
    long nanos();

    /** Of all requests' time, 0 to 1. */
    double share();
}
