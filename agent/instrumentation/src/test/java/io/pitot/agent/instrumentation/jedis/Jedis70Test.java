package io.pitot.agent.instrumentation.jedis;

/** Jedis 7.0. */
class Jedis70Test extends JedisContract {

    Jedis70Test() {
        super("jedis7.0");
    }
}
