package io.pitot.agent.instrumentation.ehcache;

import static io.pitot.agent.bootstrap.CacheCounts.HITS;
import static io.pitot.agent.bootstrap.CacheCounts.LOADS;
import static io.pitot.agent.bootstrap.CacheCounts.MISSES;
import static io.pitot.agent.bootstrap.CacheCounts.STORES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CacheCounts;
import io.pitot.agent.instrumentation.CountedCaches;
import io.pitot.agent.instrumentation.CountedCaches.Counted;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A look-up counts once, under the cache's alias, by Ehcache's own interface and by JCache's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EhcacheContract {

    @RegisterExtension
    final Events events = new Events();

    private final String api;
    private final String libraries;
    private Function<String, Object> shelf;

    /**
     * @param api {@code Ehcache} or {@code JCache}
     * @param libraries the folder of its jars
     */
    EhcacheContract(String api, String libraries) {
        this.api = api;
        this.libraries = libraries;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        shelf = (Function<String, Object>) IsolatedApplication.of(libraries)
                .make("com.acme.memory.EhcacheShelf", new Class<?>[] {String.class}, api);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) shelf).close();
    }

    final Object run(String command) {
        return shelf.apply(command);
    }

    private Counted counted(String... commands) {
        CountedCaches counted = new CountedCaches();
        for (String command : commands) {
            run(command);
        }
        return counted.only();
    }

    private static List<Long> numbers(Counted cache) {
        return List.of(cache.get(HITS), cache.get(MISSES), cache.get(LOADS), cache.get(STORES));
    }

    @Test
    void valueThatIsMadeAfterAMissAndPutInIsALoadAndThenAHit() {
        Counted cache = counted("get 1", "put 1", "get 1", "get 1", "get 404");

        assertThat(cache.id()).isEqualTo("ehcache rates");
        assertThat(numbers(cache)).containsExactly(2L, 2L, 1L, 1L);
        assertThat(cache.counts().entries()).isEqualTo(CacheCounts.UNKNOWN);
    }

    @Test
    void eachOfSeveralKeysIsAHitOrAMiss() {
        Counted cache = counted("putAll 11", "getAll 11 12 13");

        assertThat(numbers(cache)).containsExactly(2L, 1L, 0L, 2L);
    }
}
