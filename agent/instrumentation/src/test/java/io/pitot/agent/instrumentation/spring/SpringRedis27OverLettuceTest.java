package io.pitot.agent.instrumentation.spring;

/** Spring Data Redis 2.7 over Lettuce. */
class SpringRedis27OverLettuceTest extends SpringOverLettuceContract {

    SpringRedis27OverLettuceTest() {
        super("spring-data-redis2.7", "lettuce6.8");
    }
}
