package io.pitot.benchmarks.spring;

/** What the threads of the shop do. */
enum ThreadRole {
    REQUEST("request_us_per_page"),
    COMPILER("compiler_us_per_page"),
    COLLECTOR("collector_us_per_page"),
    /** An agent's own threads among them. */
    OTHER("other_us_per_page");

    private final String measure;

    ThreadRole(String measure) {
        this.measure = measure;
    }

    /** The name of its processor time in the results. */
    String measure() {
        return measure;
    }

    /** By the name that Linux has of it. */
    static ThreadRole of(String name) {
        // Newer JVMs shorten a long name in its middle. The one thread that polls the connections is among these.
        if (name.startsWith("http-ni")) {
            return REQUEST;
        }
        if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
            return COMPILER;
        }
        if (name.startsWith("G1 ") || name.startsWith("GC ")) {
            return COLLECTOR;
        }
        return OTHER;
    }
}
