package io.pitot.cli.analysis;

import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes a series of dumps, of which it keeps a few numbers each, and of many no more than of some. Not thread-safe. */
final class SeriesBuilder {

    private static final int MOST_POINTS = 120;

    /** So many blocks have room in a table on a terminal. */
    private static final int MOST_OF_A_TREND = 8;

    private final Stretches<SeriesPoint> points = new Stretches<>(MOST_POINTS, SeriesPoint::plus);
    private final Stretches<Map<String, Distribution>> endpoints =
            new Stretches<>(MOST_OF_A_TREND, SeriesBuilder::plus);
    private Duration longest = Duration.ZERO;

    /**
     * Adds a dump.
     *
     * @param counted which of its endpoints
     */
    void add(Dump dump, Predicate<Endpoint> counted) {
        SeriesPoint point = SeriesPoint.of(dump, counted);
        longest = point.longest().compareTo(longest) > 0 ? point.longest() : longest;
        points.add(dump.from(), point);
        Map<String, Distribution> durations = new HashMap<>();
        dump.endpoints().stream()
                .filter(counted)
                .forEach(endpoint -> durations.put(endpoint.id(), endpoint.duration()));
        endpoints.add(dump.from(), durations);
    }

    private static Map<String, Distribution> plus(Map<String, Distribution> some, Map<String, Distribution> others) {
        Map<String, Distribution> sum = new HashMap<>(some);
        others.forEach((endpoint, duration) -> sum.merge(endpoint, duration, Distribution::plus));
        return sum;
    }

    Series build() {
        points.widenTo(longest);
        endpoints.widenTo(longest);
        List<Map<String, Distribution>> parts = endpoints.values();
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.keySet()));
        Map<String, List<Long>> trends = new TreeMap<>();
        for (String name : names) {
            List<Long> trend = new ArrayList<>();
            parts.forEach(part ->
                    trend.add(part.getOrDefault(name, Distribution.EMPTY).percentile(95)));
            trends.put(name, trend);
        }
        return new Series(points.values(), trends);
    }
}
