package io.pitot.benchmarks.growth;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Figures by name, on their way from a forked JVM to its parent. Not thread-safe. */
final class Figures {

    private static final String PREFIX = "figure ";

    private final Map<String, Double> values = new TreeMap<>();

    void put(String name, double value) {
        values.put(name, value);
    }

    void put(String name, long value) {
        values.put(name, (double) value);
    }

    /** A figure; 0 if it was not noted. */
    double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    void print(PrintStream to) {
        values.forEach((name, value) -> to.println(PREFIX + name + "=" + value));
        to.flush();
    }

    /** Takes one line of a fork's output. False if it is no figure. */
    boolean read(String line) {
        int equals = line.indexOf('=');
        if (!line.startsWith(PREFIX) || equals < 0) {
            return false;
        }
        put(line.substring(PREFIX.length(), equals), Double.parseDouble(line.substring(equals + 1)));
        return true;
    }
}
