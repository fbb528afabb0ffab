package io.pitot.benchmarks.sidebyside.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What the application was told to do. The program that starts it writes its arguments, people do not.
 *
 * @param servlet the name of the servlet's class
 * @param queries queries per request
 * @param warmUpNanos how long all shapes together are warmed up
 * @param windows how often each shape is measured
 * @param windowNanos how long each time
 * @param shapes what to measure
 */
record Settings(String servlet, int queries, long warmUpNanos, int windows, long windowNanos, List<Shape> shapes) {

    /** In the order of the components, times in milliseconds. */
    static Settings parse(List<String> arguments) {
        List<Shape> shapes = new ArrayList<>();
        for (String id : arguments.subList(5, arguments.size())) {
            shapes.add(Shape.of(id).orElseThrow(() -> new IllegalArgumentException("no such shape: " + id)));
        }
        return new Settings(
                arguments.get(0),
                Integer.parseInt(arguments.get(1)),
                Long.parseLong(arguments.get(2)) * 1_000_000,
                Integer.parseInt(arguments.get(3)),
                Long.parseLong(arguments.get(4)) * 1_000_000,
                List.copyOf(shapes));
    }
}
