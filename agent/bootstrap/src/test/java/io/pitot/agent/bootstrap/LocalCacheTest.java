package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LocalCacheTest {

    private static CacheCounts counts(String id) {
        return LocalCaches.all().stream()
                .filter(counts -> counts.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static LocalCache named(String name, Map<?, ?> entries) {
        LocalCache cache = new LocalCache("test", entries, true);
        cache.call(name);
        return cache;
    }

    @Test
    void nothingIsLostWhereThreadsMeet() throws InterruptedException {
        LocalCache cache = named("met", Map.of());
        int threads = 8;
        int lookups = 100_000;
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] running = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            running[i] = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int lookup = 0; lookup < lookups; lookup++) {
                    cache.found(1);
                }
                cache.evicted();
            });
            running[i].start();
        }
        begin.countDown();
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(counts("test met").get(CacheCounts.HITS)).isEqualTo((long) threads * lookups);
        assertThat(counts("test met").get(CacheCounts.EVICTIONS)).isEqualTo(threads);
    }

    @Test
    void cacheThatIsNoMoreIsNotKeptAndWhatItCountedIs() throws InterruptedException {
        Map<String, String> entries = new ConcurrentHashMap<>(Map.of("a", "b", "c", "d"));
        WeakReference<Map<String, String>> there = new WeakReference<>(entries);
        LocalCache cache = named("gone", entries);
        cache.found(3);
        assertThat(counts("test gone").entries()).isEqualTo(2);

        entries = null;
        while (there.get() != null) {
            System.gc();
            Thread.sleep(1);
        }

        assertThat(counts("test gone").entries()).isZero();
        assertThat(counts("test gone").get(CacheCounts.HITS)).isEqualTo(3);
    }

    @Test
    void cachesOfOneNameAddUp() {
        named("shared", new ConcurrentHashMap<>(Map.of("a", "b"))).missed(1);
        LocalCache unsized = named("shared", null);
        unsized.missed(2);

        assertThat(counts("test shared").get(CacheCounts.MISSES)).isEqualTo(3);
        assertThat(counts("test shared").entries()).isEqualTo(CacheCounts.UNKNOWN);
    }

    @Test
    void valueThatIsStoredForTheKeyThatWasMissedIsALoad() {
        LocalCache outer = named("outer", Map.of());
        LocalCache inner = named("inner", Map.of());
        outer.awaits("page");
        inner.awaits("part");
        inner.stored("part");
        outer.stored("page");
        outer.stored("page");
        outer.stored("another");

        assertThat(counts("test outer").get(CacheCounts.LOADS)).isEqualTo(1);
        assertThat(counts("test inner").get(CacheCounts.LOADS)).isEqualTo(1);
        assertThat(counts("test outer").get(CacheCounts.STORES)).isEqualTo(3);
        assertThat(counts("test outer").get(CacheCounts.LOAD_NANOS))
                .isGreaterThanOrEqualTo(counts("test inner").get(CacheCounts.LOAD_NANOS));
    }

    @Test
    void valueThatIsStoredInAnotherRequestIsNoLoad() {
        LocalCache cache = named("between", Map.of());
        ThreadState state = Probe.requestEnter();
        cache.awaits("page");
        Probe.requestExit(state, 200, null);
        cache.stored("page");

        assertThat(counts("test between").get(CacheCounts.LOADS)).isZero();
        assertThat(counts("test between").get(CacheCounts.STORES)).isEqualTo(1);
    }

    @Test
    void functionThatALookUpCallsIsAMissAndALoadAlsoWithinAnother() {
        LocalCache outer = named("calling", Map.of());
        LocalCache inner = named("called", Map.of());
        CountedLoad outerLoad = outer.begin(
                key -> {
                    CountedLoad innerLoad = inner.begin(part -> null, true);
                    Object part = innerLoad.apply(key);
                    assertThat(LocalCache.end(innerLoad)).isTrue();
                    return "of " + part;
                },
                true);
        assertThat(outerLoad.apply("page")).isEqualTo("of null");
        assertThat(LocalCache.end(outerLoad)).isTrue();
        CountedLoad found = outer.begin(key -> "never", true);
        assertThat(LocalCache.end(found)).isFalse();

        assertThat(counts("test calling").get(CacheCounts.MISSES)).isEqualTo(1);
        assertThat(counts("test calling").get(CacheCounts.FAILED_LOADS)).isZero();
        assertThat(counts("test called").get(CacheCounts.LOADS)).isEqualTo(1);
        assertThat(counts("test called").get(CacheCounts.FAILED_LOADS))
                .as("nothing was made")
                .isEqualTo(1);
    }
}
