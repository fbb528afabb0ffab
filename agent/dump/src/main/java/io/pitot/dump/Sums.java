package io.pitot.dump;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Additions that are associative and commutative whatever the numbers: none is negative, and a sum that
 * would exceed {@link Long#MAX_VALUE} stays there.
 */
final class Sums {

    private Sums() {}

    static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** A sum with an unknown part (-1) is unknown. */
    static long addUnlessUnknown(long a, long b) {
        return a < 0 || b < 0 ? -1 : add(a, b);
    }

    static SortedMap<String, Long> add(Map<String, Long> a, Map<String, Long> b) {
        SortedMap<String, Long> sum = new TreeMap<>(a);
        b.forEach((key, count) -> sum.merge(key, count, Sums::add));
        return sum;
    }

    /** The records of both, each key once, in the keys' order. */
    static <K, R> List<R> add(List<R> a, List<R> b, Function<R, K> key, BinaryOperator<R> sum) {
        if (a.isEmpty() && b.isEmpty()) {
            return List.of();
        }
        SortedMap<K, R> all = new TreeMap<>();
        a.forEach(added -> all.merge(key.apply(added), added, sum));
        b.forEach(added -> all.merge(key.apply(added), added, sum));
        return List.copyOf(all.values());
    }

    /** The greater count of each key. */
    static SortedMap<String, Long> max(Map<String, Long> a, Map<String, Long> b) {
        SortedMap<String, Long> max = new TreeMap<>(a);
        b.forEach((key, count) -> max.merge(key, count, Math::max));
        return max;
    }

    /**
     * One of two texts that should be equal: the first in order that is not empty. Dumps that contradict
     * each other must give the same result in whatever order they are merged.
     */
    static String either(String a, String b) {
        if (a.isEmpty()) {
            return b;
        }
        return b.isEmpty() || a.compareTo(b) <= 0 ? a : b;
    }
}
