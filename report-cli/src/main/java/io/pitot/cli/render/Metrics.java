package io.pitot.cli.render;

import io.pitot.dump.Distribution;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Pool;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Metrics of one service in Prometheus' text format, in bounded numbers. Labels are escaped here. */
final class Metrics {

    /** Series of one kind of thing. */
    private static final int MOST_SERIES = 100;

    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private final PrintWriter out;
    private final String service;

    Metrics(PrintWriter out, String service) {
        this.out = out;
        this.service = service;
    }

    /** The first rows by name, and all others under one. Names that look alike once they are cleaned are one. */
    static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> name) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        Map<String, List<T>> rest = new LinkedHashMap<>();
        for (T row : rows) {
            String label = SafeText.clean(name.apply(row), false);
            boolean own = !label.equals(Endpoint.OTHER) && (groups.containsKey(label) || groups.size() < MOST_SERIES);
            (own ? groups : rest)
                    .computeIfAbsent(own ? label : Endpoint.OTHER, unused -> new ArrayList<>())
                    .add(row);
        }
        groups.putAll(rest);
        return groups;
    }

    /** What a group's distributions add up to. */
    static <T> Distribution sum(List<T> group, Function<T, Distribution> part) {
        return group.stream().map(part).reduce(Distribution.EMPTY, Distribution::plus);
    }

    /** Quantiles, sum and count of each group. */
    <T> void summary(
            String name, String help, String label, Map<String, List<T>> rows, Function<T, Distribution> part) {
        if (rows.isEmpty()) {
            return;
        }
        family(name, "summary", help);
        rows.forEach((value, group) -> {
            Distribution duration = sum(group, part);
            for (double quantile : QUANTILES) {
                String seconds = duration.count() == 0 ? "NaN" : seconds(duration.percentile(100 * quantile));
                sample(name, seconds, label, value, "quantile", number(quantile));
            }
            sample(name + "_sum", seconds(duration.total()), label, value);
            sample(name + "_count", duration.count(), label, value);
        });
    }

    /** A counter for each group. */
    <T> void counter(String name, String help, String label, Map<String, List<T>> rows, ToLongFunction<T> count) {
        if (!rows.isEmpty()) {
            family(name, "counter", help);
            rows.forEach((value, group) ->
                    sample(name, group.stream().mapToLong(count).sum(), label, value));
        }
    }

    /** The greatest of each group. */
    void greatest(String name, String help, Map<String, List<Pool>> rows, ToLongFunction<Pool> count) {
        if (!rows.isEmpty()) {
            family(name, "gauge", help);
            rows.forEach((value, group) ->
                    sample(name, group.stream().mapToLong(count).max().orElse(0), "pool", value));
        }
    }

    /** Says what the samples that follow are. */
    void family(String name, String type, String help) {
        out.print("# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n");
    }

    void sample(String name, long value, String... labels) {
        sample(name, String.valueOf(value), labels);
    }

    void sample(String name, String value, String... labels) {
        StringBuilder line = new StringBuilder(name).append("{service=\"");
        line.append(escaped(service)).append('"');
        for (int i = 0; i < labels.length; i += 2) {
            line.append(',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        out.print(line.append("} ").append(value).append('\n'));
    }

    private static String escaped(String label) {
        return SafeText.clean(label, false).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static String seconds(long nanos) {
        return number(BigDecimal.valueOf(nanos, 9));
    }

    static String number(double value) {
        return number(BigDecimal.valueOf(value));
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
