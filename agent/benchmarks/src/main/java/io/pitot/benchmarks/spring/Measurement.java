package io.pitot.benchmarks.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of the results: what was measured of which variant, and where in the series.
 *
 * @param kind start, window or total
 * @param variant its name
 * @param fork the processes that ran together have the same
 * @param round within the fork
 * @param values by name, whose ending is the unit
 */
record Measurement(String kind, String variant, String fork, int round, Map<String, Double> values) {

    Measurement(String kind, String variant, String fork, int round) {
        this(kind, variant, fork, round, new LinkedHashMap<>());
    }

    Measurement with(String name, double value) {
        values.put(name, value);
        return this;
    }

    Measurement with(String name, long value) {
        return with(name, (double) value);
    }

    double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    String toLine() {
        return kind + "\t" + variant + "\t" + fork + "\t" + round + "\t"
                + values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining("\t"));
    }

    /** The record of a line; lines that {@link #toLine} did not write are refused. */
    static Measurement ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length < 5) {
            throw new IllegalArgumentException("not a line of results: " + line);
        }
        Measurement read = new Measurement(fields[0], fields[1], fields[2], Integer.parseInt(fields[3]));
        for (int i = 4; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            read.with(fields[i].substring(0, equals), Double.parseDouble(fields[i].substring(equals + 1)));
        }
        return read;
    }
}
