package io.pitot.agent.engine.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Reuse;
import io.pitot.findings.HitRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is predicted of caches is what caches have, of streams with fixed seeds: a call every millisecond or so. */
class ReuseAccuracyTest {

    private static final double TOLERANCE = 0.01;
    private static final int CALLS = 60_000;

    /** Powers of two up to more than there are keys. */
    private static final int DEEPEST = 18;

    private static final long FOR_EVER = Long.MAX_VALUE;

    static Stream<Arguments> streams() {
        List<Arguments> streams = new ArrayList<>();
        for (double skew : new double[] {0.6, 0.8, 0.99, 1.2}) {
            streams.add(Arguments.of("zipf " + skew, Streams.zipf(100_000, skew, 7)));
        }
        streams.add(Arguments.of("zipf 0.9 of few", Streams.zipf(4_000, 0.9, 8)));
        streams.add(Arguments.of("scan", Streams.scan()));
        streams.add(Arguments.of("loop of 5,000", Streams.loop(5_000)));
        streams.add(Arguments.of("loop of 20,000", Streams.loop(20_000)));
        streams.add(Arguments.of(
                "mixed", Streams.mixed(Streams.zipf(50_000, 0.9, 9), Streams.loop(3_000), Streams.scan(), 10)));
        streams.add(Arguments.of("drifting", Streams.drifting(Streams.zipf(20_000, 0.9, 11), 10_000, 500)));
        return streams.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void predictsTheHitRateOfEverySizeAndLifetime(String name, LongSupplier keys) {
        Map<List<Object>, ExactCache> exact = new HashMap<>();
        List<ExactCache> bySize = new ArrayList<>();
        for (int size = 0; size <= DEEPEST; size++) {
            bySize.add(cache(exact, 1 << size, FOR_EVER, false));
        }
        List<ExactCache> byLifetime = caches(exact, false);
        List<ExactCache> prompt = caches(exact, true);
        Followed followed = new Followed(1, new SamplePool(ReuseTable.SAMPLES));
        for (int i = 0; i < CALLS; i++) {
            long key = keys.getAsLong();
            followed.add(key, i, 1_000);
            for (ExactCache cache : exact.values()) {
                cache.use(key, i);
            }
        }

        HitRates rates = new HitRates(followed.sums().named(Reuse.QUERY, "q:1"));
        double curve = 0;
        for (int size = 0; size <= DEEPEST; size++) {
            curve += Math.abs(rates.lasting(1L << size).likely() - rate(bySize.get(size)));
        }
        curve /= DEEPEST + 1;
        double lifetimes = meanError(rates, byLifetime);
        double promptly = meanError(rates, prompt);
        System.out.printf(
                Locale.ROOT,
                "reuse accuracy: %s: sizes %.4f, lifetimes %.4f, let go at once %.4f%n",
                name,
                curve,
                lifetimes,
                promptly);
        assertThat(curve).isLessThanOrEqualTo(TOLERANCE);
        assertThat(lifetimes).isLessThanOrEqualTo(TOLERANCE);
        assertThat(promptly).isLessThanOrEqualTo(TOLERANCE);
    }

    private static List<ExactCache> caches(Map<List<Object>, ExactCache> exact, boolean prompt) {
        List<ExactCache> caches = new ArrayList<>();
        for (Duration lifetime : Reuse.LIFETIMES) {
            for (int size : Reuse.SIZES) {
                caches.add(cache(exact, size, lifetime.toMillis(), prompt));
            }
        }
        return caches;
    }

    /** Where so many calls, one a millisecond, fill no cache and outlast no lifetime, several are the same one. */
    private static ExactCache cache(Map<List<Object>, ExactCache> exact, int entries, long lifetime, boolean prompt) {
        int filled = Math.min(entries, CALLS);
        long ended = lifetime < CALLS ? lifetime : FOR_EVER;
        boolean promptly = prompt && ended < FOR_EVER;
        return exact.computeIfAbsent(List.of(filled, ended, promptly), same -> new ExactCache(filled, ended, promptly));
    }

    private static double meanError(HitRates rates, List<ExactCache> exact) {
        double error = 0;
        int cell = 0;
        for (Duration lifetime : Reuse.LIFETIMES) {
            for (int size : Reuse.SIZES) {
                error += Math.abs(rates.living(lifetime, size).likely() - rate(exact.get(cell++)));
            }
        }
        return error / cell;
    }

    private static double rate(ExactCache cache) {
        return (double) cache.hits / CALLS;
    }
}
