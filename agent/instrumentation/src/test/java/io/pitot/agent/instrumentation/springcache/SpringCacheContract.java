package io.pitot.agent.instrumentation.springcache;

import static io.pitot.agent.bootstrap.CacheCounts.FAILED_LOADS;
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
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A method that Spring caches looks its key up once, whatever lies below Spring's cache. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringCacheContract {

    @RegisterExtension
    final Events events = new Events();

    private final String manager;
    private final String name;
    private final String[] libraries;
    private Function<String, String> shelf;

    /**
     * @param manager of caches
     * @param name what the cache is to be called
     * @param libraries the folders of its jars
     */
    SpringCacheContract(String manager, String name, String... libraries) {
        this.manager = manager;
        this.name = name;
        this.libraries = libraries;
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    void start() throws Exception {
        shelf = (Function<String, String>) IsolatedApplication.of(libraries)
                .make("com.acme.memory.SpringShelf", new Class<?>[] {String.class}, manager);
    }

    @AfterAll
    void stop() throws Exception {
        ((AutoCloseable) shelf).close();
    }

    private Counted counted(String... commands) {
        CountedCaches counted = new CountedCaches();
        for (String command : commands) {
            assertThat(shelf.apply(command)).isNotNull();
        }
        return counted.only();
    }

    private static List<Long> numbers(Counted cache) {
        return List.of(
                cache.get(HITS), cache.get(MISSES), cache.get(LOADS), cache.get(FAILED_LOADS), cache.get(STORES));
    }

    @Test
    void cachedMethodMissesOnceAndThenHitsUnderSpringsName() {
        Counted cache = counted("price 1", "price 1", "price 2", "price 1");

        assertThat(cache.id()).isEqualTo(name);
        assertThat(numbers(cache)).as("the method is the load").containsExactly(2L, 2L, 2L, 0L, 2L);
    }

    @Test
    void methodThatRunsAloneIsALoadOfTheCacheItself() {
        Counted cache = counted("alone 11", "alone 11", "alone 12", "direct 11");

        assertThat(cache.id()).isEqualTo(name);
        assertThat(numbers(cache)).containsExactly(2L, 2L, 2L, 0L, 0L);
    }

    @Test
    void whatIsPutInUnaskedIsAStoreAndNoLoad() {
        Counted cache = counted("change 21", "price 21");

        assertThat(numbers(cache)).containsExactly(1L, 0L, 0L, 0L, 1L);
    }
}
