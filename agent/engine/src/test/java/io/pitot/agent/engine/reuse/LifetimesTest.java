package io.pitot.agent.engine.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Reuse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cache is answered for as if it had been asked alone, however seldom that is looked up. */
class LifetimesTest {

    private static final int KEYS = 8;
    private static final int STEPS = 64;

    /** What is between two uses: from many in a millisecond to more than most lifetimes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 30, 300, 3_000, 30_000, 300_000})
    void countsWhatEachCacheWouldHaveHad(int pause) {
        SplittableRandom random = new SplittableRandom(pause);
        Lifetimes lifetimes = new Lifetimes();
        ReuseSums sums = new ReuseSums();
        byte[] loads = new byte[KEYS * Lifetimes.CELLS];
        int[] used = new int[KEYS];
        Map<String, long[]> loaded = new HashMap<>();
        Map<String, Long> expected = new HashMap<>();
        int now = 0;
        for (int key = 0; key < KEYS; key++) {
            lifetimes.now(now);
            lifetimes.load(loads, key);
        }
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(pause + 1);
            int key = random.nextInt(KEYS);
            int room = Reuse.SIZES.get(random.nextInt(Reuse.SIZES.size()));
            long depth = random.nextInt(4) == 0 ? room + 1L : 1 + random.nextInt(room);
            long weight = 1L << random.nextInt(3);
            lifetimes.now(now);
            lifetimes.use(loads, key, used[key], depth, weight, sums);
            for (Duration lifetime : Reuse.LIFETIMES) {
                long millis = lifetime.toMillis();
                long step = now * (long) STEPS / millis;
                for (int size : Reuse.SIZES) {
                    String cell = Reuse.cell(lifetime, size);
                    long[] since = loaded.computeIfAbsent(cell, same -> new long[KEYS]);
                    if (now - used[key] < millis && depth <= size && step - since[key] < STEPS) {
                        expected.merge(cell, weight, Long::sum);
                    } else {
                        since[key] = step;
                    }
                }
            }
            used[key] = now;
        }

        assertThat(sums.named(Reuse.QUERY, "q:1").hits()).isEqualTo(expected);
        assertThat(List.copyOf(expected.values())).isNotEmpty();
    }
}
