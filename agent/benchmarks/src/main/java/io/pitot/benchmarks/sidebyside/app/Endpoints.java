package io.pitot.benchmarks.sidebyside.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the servlet does, whatever its API: a path to a shape, a shape to a short body. */
final class Endpoints {

    /** What every body ends with, so that a client knows it has it all. */
    static final char END = '\n';

    /** Null until the server is about to start. */
    private static volatile @Nullable Settings settings;

    private Endpoints() {}

    /** Says what requests are to run; before the first. */
    static void configure(Settings told) {
        settings = told;
    }

    /** Runs what a path stands for and returns the response's body. */
    static byte[] serve(String path) throws IOException {
        Settings told = settings;
        if (told == null) {
            throw new IllegalStateException("path=" + path + ": asked for before it was said what requests run");
        }
        Shape shape = Shape.of(path.substring(1)).orElseThrow(() -> new IOException("no such endpoint: " + path));
        try {
            return (Worker.current(told).serve(shape) + String.valueOf(END)).getBytes(StandardCharsets.US_ASCII);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
