package io.pitot.agent.instrumentation.spring;

/** Spring Data Redis 4.0 over Lettuce. */
class SpringRedis40OverLettuceTest extends SpringOverLettuceContract {

    SpringRedis40OverLettuceTest() {
        super("spring-data-redis4.0", "lettuce7.7");
    }
}
