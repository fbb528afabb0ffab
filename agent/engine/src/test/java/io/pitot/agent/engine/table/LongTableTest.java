package io.pitot.agent.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {

    @Test
    void agreesWithAHashMapOverRandomAdditionsAndRemovals() {
        LongTable<Integer> table = new LongTable<>(1_000);
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long key = random.nextInt(700) * (random.nextBoolean() ? 1L : 1L << 32);
            if (random.nextInt(5) < 2) {
                table.remove(key);
                expected.remove(key);
            } else {
                assertThat(table.put(key, i)).isTrue();
                expected.put(key, i);
            }
            assertThat(table.size()).isEqualTo(expected.size());
        }
        Map<Long, Integer> visited = new HashMap<>();
        table.forEach(visited::put);
        assertThat(visited).isEqualTo(expected);
        expected.forEach((key, value) -> {
            assertThat(table.get(key)).isEqualTo(value);
            assertThat(table.keyAt(table.place(key))).isEqualTo(key);
            assertThat(table.valueAt(table.place(key))).isEqualTo(value);
        });
    }

    @Test
    void refusesWhatExceedsTheLimitAndReplacesAllTheSame() {
        LongTable<String> table = new LongTable<>(2);
        table.put(0, "a");
        table.put(1, "b");
        assertThat(table.put(2, "c")).isFalse();
        assertThat(table.put(1, "B")).isTrue();
        assertThat(table.get(2)).isNull();
        assertThat(table.get(1)).isEqualTo("B");
        assertThat(table.get(0)).isEqualTo("a");
    }

    @Test
    void isEmptyOnceCleared() {
        LongTable<String> table = new LongTable<>(10);
        table.put(3, "c");
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.get(3)).isNull();
    }
}
