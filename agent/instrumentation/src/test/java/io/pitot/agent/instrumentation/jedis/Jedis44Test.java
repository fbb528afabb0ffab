package io.pitot.agent.instrumentation.jedis;

/** Jedis 4.4. */
class Jedis44Test extends JedisContract {

    Jedis44Test() {
        super("jedis4.4");
    }
}
