package io.pitot.agent.instrumentation.springcache;

/** Spring 5, caches on Maps. */
class Spring5CacheOnMapsTest extends SpringCacheContract {

    Spring5CacheOnMapsTest() {
        super("OnMaps", "spring prices", "spring-cache5", "caffeine2.9");
    }
}
