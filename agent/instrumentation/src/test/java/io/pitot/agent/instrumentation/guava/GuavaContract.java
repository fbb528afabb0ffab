package io.pitot.agent.instrumentation.guava;

import static io.pitot.agent.bootstrap.CacheCounts.EVICTIONS;
import static io.pitot.agent.bootstrap.CacheCounts.FAILED_LOADS;
import static io.pitot.agent.bootstrap.CacheCounts.HITS;
import static io.pitot.agent.bootstrap.CacheCounts.LOADS;
import static io.pitot.agent.bootstrap.CacheCounts.LOAD_NANOS;
import static io.pitot.agent.bootstrap.CacheCounts.MISSES;
import static io.pitot.agent.bootstrap.CacheCounts.STORES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.instrumentation.CountedCaches;
import io.pitot.agent.instrumentation.CountedCaches.Counted;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of a cache is what Guava's own statistics say, where they are on, and the same where they are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuavaContract {

    @RegisterExtension
    final Events events = new Events();

    private final String libraries;
    private IsolatedApplication loader;
    private CountedCaches counted;

    /** @param libraries the folder of its jar */
    GuavaContract(String libraries) {
        this.libraries = libraries;
    }

    @BeforeAll
    void load() throws Exception {
        loader = IsolatedApplication.of(libraries);
        counted = new CountedCaches();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> run(String command) throws Exception {
        Function<String, Map<String, Long>> shelf =
                (Function<String, Map<String, Long>>) loader.make("com.acme.memory.GuavaShelf", new Class<?>[0]);
        counted.clear();
        return shelf.apply(command);
    }

    @ParameterizedTest
    @CsvSource({"manual, 1000", "manual, unbounded", "loading, 1000", "loading, unbounded"})
    void countsWhatTheStatisticsSay(String kind, String bound) throws Exception {
        Map<String, Long> stats = run(kind + " recorded " + bound + " 3000");
        assertCounted(counted.only(), stats);
        assertThat(stats.get("hits")).isGreaterThan(100);

        Map<String, Long> without = run(kind + " unrecorded " + bound + " 3000");
        assertThat(without)
                .containsEntry("hits", 0L)
                .containsEntry("misses", 0L)
                .containsEntry("loads", 0L);
        assertCounted(counted.only(), stats);
    }

    private static void assertCounted(Counted cache, Map<String, Long> stats) {
        assertThat(Map.of(
                        "hits", cache.get(HITS),
                        "misses", cache.get(MISSES),
                        "loads", cache.get(LOADS),
                        "failed", cache.get(FAILED_LOADS)))
                .isEqualTo(Map.of(
                        "hits", stats.get("hits"),
                        "misses", stats.get("misses"),
                        "loads", stats.get("loads"),
                        "failed", stats.get("failed")));
        assertThat(cache.get(LOAD_NANOS)).isPositive();
    }

    @Test
    void valuesThatAreLetGoAreEvictionsAndTheOthersItsEntries() throws Exception {
        Map<String, Long> said = run("filled unrecorded 10 100");
        Counted cache = counted.only();

        assertThat(cache.get(EVICTIONS)).isEqualTo(100 - said.get("size")).isGreaterThan(80);
        assertThat(cache.get(MISSES)).isEqualTo(100);
        assertThat(run("filled recorded 10 100").get("evictions"))
                .isEqualTo(counted.only().get(EVICTIONS));
    }

    @Test
    void valueThatIsMadeAfterAMissAndPutInIsALoad() throws Exception {
        run("aside unrecorded 1000 100");
        Counted cache = counted.only();

        assertThat(cache.get(HITS)).isEqualTo(50);
        assertThat(cache.get(MISSES)).isEqualTo(50);
        assertThat(cache.get(STORES)).isEqualTo(50);
        assertThat(cache.get(LOADS)).isEqualTo(50);
        assertThat(cache.get(FAILED_LOADS)).isZero();
        assertThat(cache.counts().isBounded()).isTrue();
    }

    @Test
    void cacheGoesByTheLineThatBuildsIt() throws Exception {
        run("filled unrecorded 10 10");
        Counted cache = counted.only();

        assertThat(cache.id()).matches("guava GuavaShelf:\\d+");
        assertThat(cache.counts().kind()).isEqualTo("guava");
        assertThat(Names.CALL_SITES.name(cache.counts().site()).frames().get(0).method())
                .isEqualTo("filled");
    }

    @Test
    void entriesAreThoseOfTheCachesThatAreStillThere() throws Exception {
        run("unlimited unrecorded unbounded 70");
        Counted cache = counted.only();

        assertThat(cache.counts().isBounded()).isFalse();
        assertThat(run("kept unrecorded unbounded 70")).containsEntry("size", 70L);
        // Other versions keep theirs in other class loaders.
        assertThat(counted.only().counts().entries()).isGreaterThanOrEqualTo(70);
    }

    @Test
    void lookUpsAreNoEvents() throws Exception {
        run("manual unrecorded 1000 100");

        assertThat(events.all(EventKind.CACHE)).isEmpty();
    }
}
