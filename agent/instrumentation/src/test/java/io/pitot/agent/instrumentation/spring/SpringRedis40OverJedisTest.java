package io.pitot.agent.instrumentation.spring;

/** Spring Data Redis 4.0 over Jedis. */
class SpringRedis40OverJedisTest extends SpringRedisContract {

    SpringRedis40OverJedisTest() {
        super("OverJedis", "spring-data-redis4.0", "jedis7.0");
    }
}
