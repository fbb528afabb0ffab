package io.pitot.benchmarks.sidebyside.app;

import java.util.Arrays;
import java.util.Optional;

/** What a request does: each shape is an endpoint of its own. */
public enum Shape {
    /** One statement is prepared and executed for every query. */
    PREPARED_ONCE("prepared-once"),

    /** A statement of the same text is prepared, executed and closed for every query. */
    PREPARED_EACH("prepared-each"),

    /** One text without parameters, the same in every query. */
    SAME_TEXT("same-text"),

    /** A text that never was before, its literals inside. */
    NEW_TEXT("new-text"),

    /** No query at all. */
    NO_QUERY("no-query");

    private final String id;

    Shape(String id) {
        this.id = id;
    }

    /** Its name in options and results, and its endpoint's path without the slash. */
    public String id() {
        return id;
    }

    /** The shape of this name, if there is one. */
    public static Optional<Shape> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }

    /** Whether its requests run queries. */
    public boolean queries() {
        return this != NO_QUERY;
    }
}
