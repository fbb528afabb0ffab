package io.pitot.agent.instrumentation.spring;

/** Spring Data Redis 2.7 over Jedis. */
class SpringRedis27OverJedisTest extends SpringRedisContract {

    SpringRedis27OverJedisTest() {
        super("OverJedis", "spring-data-redis2.7", "jedis3.10");
    }
}
