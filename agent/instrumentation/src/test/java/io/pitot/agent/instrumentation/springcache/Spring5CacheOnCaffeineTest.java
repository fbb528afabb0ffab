package io.pitot.agent.instrumentation.springcache;

/** Spring 5, caches on Caffeine. */
class Spring5CacheOnCaffeineTest extends SpringCacheContract {

    Spring5CacheOnCaffeineTest() {
        super("OnCaffeine", "caffeine prices", "spring-cache5", "caffeine2.9");
    }
}
