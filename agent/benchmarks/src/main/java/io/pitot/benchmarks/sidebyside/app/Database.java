package io.pitot.benchmarks.sidebyside.app;

import java.util.Arrays;
import java.util.Optional;

/** What answers the queries. */
public enum Database {
    /** H2 in memory. */
    H2("h2", "org.h2."),

    /** A driver that answers one row without looking at the query: what is added to a query is then most of it. */
    STILL("still", "io.pitot.benchmarks.still.");

    private final String id;
    private final String driver;

    Database(String id, String driver) {
        this.id = id;
        this.driver = driver;
    }

    /** Its name in options. */
    public String id() {
        return id;
    }

    /** The database of this name, if there is one. */
    public static Optional<Database> of(String id) {
        return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
    }

    /** Whether a class is its driver's own, and not that of a wrapper around it. */
    public boolean owns(String type) {
        return type.startsWith(driver);
    }
}
