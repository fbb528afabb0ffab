package io.pitot.benchmarks.growth;

import java.util.List;

/** What grows, and how far. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are List.of's, and what works keeps no state of its own.
enum Axis {
    PREPARED(
            "prepared",
            "distinct SQL texts, each prepared and executed",
            new TextsAndRoutes(true, false),
            List.of(10, 100, 1_000, 10_000, 100_000, 1_000_000)),
    PLAIN(
            "plain",
            "distinct SQL texts of plain statements",
            new TextsAndRoutes(false, false),
            List.of(10, 100, 1_000, 10_000, 100_000, 1_000_000)),
    ENDPOINTS(
            "endpoints",
            "endpoints, 20 queries in each request",
            new TextsAndRoutes(true, true),
            List.of(10, 100, 1_000, 10_000, 100_000)),
    THREADS("threads", "threads, all in requests at once", new Threads(false), List.of(1, 10, 100, 1_000, 5_000)),
    VIRTUAL(
            "virtual",
            "virtual threads, all in requests at once",
            new Threads(true),
            List.of(1, 10, 100, 1_000, 10_000)),
    CLASSES(
            "classes",
            "loaded classes; a query is a class here",
            new Classes(),
            List.of(10, 100, 1_000, 10_000, 50_000)),
    STEADY("steady", "minutes of steady load", new Steady(), List.of(60));

    final String word;
    final String what;
    final Work work;
    final List<Integer> sizes;

    Axis(String word, String what, Work work, List<Integer> sizes) {
        this.word = word;
        this.what = what;
        this.work = work;
        this.sizes = sizes;
    }

    /** The axis of this name. */
    static Axis of(String word) {
        for (Axis axis : values()) {
            if (axis.word.equals(word)) {
                return axis;
            }
        }
        throw new IllegalArgumentException("axis=" + word + ": must be one of "
                + List.of(values()).stream().map(axis -> axis.word).toList());
    }
}
