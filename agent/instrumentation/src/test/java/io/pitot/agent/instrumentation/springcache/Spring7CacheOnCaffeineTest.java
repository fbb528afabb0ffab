package io.pitot.agent.instrumentation.springcache;

/** Spring 7, caches on Caffeine. */
class Spring7CacheOnCaffeineTest extends SpringCacheContract {

    Spring7CacheOnCaffeineTest() {
        super("OnCaffeine", "caffeine prices", "spring-cache7", "caffeine3.3");
    }
}
