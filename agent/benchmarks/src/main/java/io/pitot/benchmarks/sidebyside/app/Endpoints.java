package io.pitot.benchmarks.sidebyside.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** What the servlet does, whatever its API: a path to a shape, a shape to a short body. */
final class Endpoints {

    /** What every body ends with, so that a client knows it has it all. */
    static final char END = '\n';

    /** Queries of a request, set before the first. */
    private static volatile int queries;

    private Endpoints() {}

    /** Sets how many queries a request runs. */
    static void queries(int perRequest) {
        queries = perRequest;
    }

    /** Runs what a path stands for and returns the response's body. */
    static byte[] serve(String path) throws IOException {
        Shape shape = Shape.of(path.substring(1)).orElseThrow(() -> new IOException("no such endpoint: " + path));
        try {
            return (Worker.current(queries).serve(shape) + String.valueOf(END)).getBytes(StandardCharsets.US_ASCII);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
