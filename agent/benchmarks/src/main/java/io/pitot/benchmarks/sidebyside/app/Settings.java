package io.pitot.benchmarks.sidebyside.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What the application was told to be. The program that starts it writes its arguments, people do not.
 *
 * @param servlet the name of the servlet's class
 * @param queries queries per request
 * @param database what answers them
 * @param shapes its endpoints
 */
record Settings(String servlet, int queries, Database database, List<Shape> shapes) {

    /** In the order of the components. */
    static Settings parse(List<String> arguments) {
        Database database = Database.of(arguments.get(2))
                .orElseThrow(() -> new IllegalArgumentException("no such database: " + arguments.get(2)));
        List<Shape> shapes = new ArrayList<>();
        for (String id : arguments.subList(3, arguments.size())) {
            shapes.add(Shape.of(id).orElseThrow(() -> new IllegalArgumentException("no such shape: " + id)));
        }
        return new Settings(arguments.get(0), Integer.parseInt(arguments.get(1)), database, List.copyOf(shapes));
    }
}
