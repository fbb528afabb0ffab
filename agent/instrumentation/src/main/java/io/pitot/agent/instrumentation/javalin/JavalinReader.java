package io.pitot.agent.instrumentation.javalin;

import io.pitot.agent.bootstrap.RouteProbe;
import java.util.Set;

/** Reads Javalin's entries. Defined into its own loader. */
public final class JavalinReader {

    /** Types of entries that answer requests; the others are {@code BEFORE}, {@code AFTER} and the like. */
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT");

    private JavalinReader() {}

    /** Tells the path of an entry that is about to run, if it is a route's. */
    public static void tellRoute(Object type, String path) {
        if (type instanceof Enum<?> known && METHODS.contains(known.name())) {
            RouteProbe.framework(path);
        }
    }
}
