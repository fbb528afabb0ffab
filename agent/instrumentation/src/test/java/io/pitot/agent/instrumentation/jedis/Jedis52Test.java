package io.pitot.agent.instrumentation.jedis;

/** Jedis 5.2. */
class Jedis52Test extends JedisContract {

    Jedis52Test() {
        super("jedis5.2");
    }
}
