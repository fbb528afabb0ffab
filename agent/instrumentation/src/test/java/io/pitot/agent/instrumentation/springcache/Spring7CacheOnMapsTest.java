package io.pitot.agent.instrumentation.springcache;

/** Spring 7, caches on Maps. */
class Spring7CacheOnMapsTest extends SpringCacheContract {

    Spring7CacheOnMapsTest() {
        super("OnMaps", "spring prices", "spring-cache7", "caffeine2.9");
    }
}
