package io.pitot.cli.analysis;

/** A row of a table whose columns can be added up. */
public sealed interface Row permits EndpointRow, QueryRow, ModelRow {

    /** Requests, executions or inferences. */
    long calls();

    /** How many of those failed. */
    long errors();

    /** Their duration in all, in nanoseconds. */
    long nanos();

    /** Of all requests' time, 0 to 1. */
    double share();
}
