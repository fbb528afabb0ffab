package io.pitot.agent.instrumentation.jedis;

/** Jedis 8.0. */
class Jedis80Test extends JedisContract {

    Jedis80Test() {
        super("jedis8.0");
    }
}
