package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.LocalCache;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.Cache;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CacheIntervalsTest {

    private final CacheIntervals intervals = new CacheIntervals();
    private final Map<Integer, String> entries = new ConcurrentHashMap<>();

    private LocalCache named(String name, Map<?, ?> of) {
        LocalCache cache = new LocalCache("interval", of, false);
        cache.call(name);
        return cache;
    }

    private List<Cache> read(String name) {
        return intervals.read(new DumpIds()).stream()
                .filter(cache -> cache.id().equals("interval " + name))
                .toList();
    }

    @Test
    void tellsWhatWasCountedSinceTheIntervalBegan() {
        LocalCache cache = named("rates", entries);
        cache.missed(3);
        cache.loaded(700);
        entries.putAll(Map.of(1, "a", 2, "b", 3, "c"));
        cache.found(4);
        assertThat(read("rates")).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo("interval");
            assertThat(List.of(told.hits(), told.misses(), told.loads(), told.loadNanos()))
                    .containsExactly(4L, 3L, 1L, 700L);
            assertThat(List.of(told.sized(), told.unbounded())).containsExactly(7L, 7L);
            assertThat(List.of(told.entriesBefore(), told.entriesAfter(), told.maxEntries()))
                    .containsExactly(0L, 3L, 3L);
        });
        assertThat(read("rates").get(0).hits())
                .as("a look at it ends no interval")
                .isEqualTo(4);
        intervals.next();

        cache.found(1);
        cache.evicted();
        entries.remove(1);
        assertThat(read("rates")).singleElement().satisfies(told -> {
            assertThat(List.of(told.hits(), told.misses(), told.loads(), told.evictions()))
                    .containsExactly(1L, 0L, 0L, 1L);
            assertThat(List.of(told.entriesBefore(), told.entriesAfter())).containsExactly(3L, 2L);
        });
        intervals.next();

        assertThat(read("rates")).as("not used").isEmpty();
    }

    @Test
    void numberOfEntriesThatNobodyKnowsIsNone() {
        named("unsized", null).missed(5);

        assertThat(read("unsized")).singleElement().satisfies(told -> {
            assertThat(told.misses()).isEqualTo(5);
            assertThat(List.of(told.sized(), told.entriesBefore(), told.entriesAfter(), told.maxEntries()))
                    .containsOnly(0L);
        });
    }
}
