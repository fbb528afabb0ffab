package io.pitot.agent.instrumentation.jcache;

import static io.pitot.agent.bootstrap.CacheCounts.HITS;
import static io.pitot.agent.bootstrap.CacheCounts.LOADS;
import static io.pitot.agent.bootstrap.CacheCounts.MISSES;
import static io.pitot.agent.bootstrap.CacheCounts.STORES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.CountedCaches;
import io.pitot.agent.instrumentation.CountedCaches.Counted;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A look-up by JCache counts once, under the cache's name, whoever provides the cache. */
class JcacheTest {

    private static final String REFERENCE = "org.jsr107.ri.spi.RICachingProvider";
    private static final String CACHE2K = "org.cache2k.jcache.provider.JCacheProvider";
    private static final String CAFFEINE = "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider";
    private static final String EHCACHE = "org.ehcache.jsr107.EhcacheCachingProvider";

    private static final Map<String, String> LIBRARIES = Map.of(
            REFERENCE, "jcache-ri", CACHE2K, "jcache-cache2k", CAFFEINE, "jcache-caffeine", EHCACHE, "ehcache3.12");

    @RegisterExtension
    final Events events = new Events();

    @SuppressWarnings("unchecked")
    private static List<Counted> counted(String provider, String... commands) throws Exception {
        try (IsolatedApplication libraries = IsolatedApplication.of(LIBRARIES.get(provider))) {
            Function<String, Object> shelf = (Function<String, Object>)
                    libraries.make("com.acme.memory.JcacheShelf", new Class<?>[] {String.class}, provider);
            CountedCaches counted = new CountedCaches();
            for (String command : commands) {
                Object unused = shelf.apply(command);
            }
            List<Counted> all = counted.all();
            ((AutoCloseable) shelf).close();
            return all;
        }
    }

    private static void assertCounted(List<Counted> all, String id, long hits, long misses, long loads, long stores) {
        assertThat(all).extracting(Counted::id).containsExactly(id);
        Counted cache = all.get(0);
        assertThat(List.of(cache.get(HITS), cache.get(MISSES), cache.get(LOADS), cache.get(STORES)))
                .containsExactly(hits, misses, loads, stores);
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, CACHE2K, CAFFEINE})
    void valueThatIsMadeAfterAMissAndPutInIsALoadAndThenAHit(String provider) throws Exception {
        assertCounted(
                counted(provider, "get 1", "put 1", "get 1", "get 1", "get 404", "putIfAbsent 1", "putIfAbsent 2"),
                "jcache rates",
                2,
                2,
                1,
                2);
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, CACHE2K, CAFFEINE})
    void eachOfSeveralKeysIsAHitOrAMiss(String provider) throws Exception {
        assertCounted(counted(provider, "putAll 11", "getAll 11 12 13"), "jcache rates", 2, 1, 0, 2);
    }

    @ParameterizedTest
    @CsvSource({
        REFERENCE + ", jcache rates",
        CACHE2K + ", jcache rates",
        CAFFEINE + ", jcache rates",
        EHCACHE + ", ehcache rates"
    })
    void cacheThatTheApplicationWrapsCountsAndTheWrappersDoNot(String provider, String id) throws Exception {
        assertCounted(counted(provider, "put 1", "wrapped 1", "wrapped 404"), id, 1, 1, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, CACHE2K, CAFFEINE, EHCACHE})
    void cacheThatLoadsByItselfIsNotCounted(String provider) throws Exception {
        assertThat(counted(provider, "load 1", "load 1")).isEmpty();
    }
}
