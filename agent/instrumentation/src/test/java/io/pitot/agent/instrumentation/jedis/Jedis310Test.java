package io.pitot.agent.instrumentation.jedis;

/** Jedis 3.10. */
class Jedis310Test extends JedisContract {

    Jedis310Test() {
        super("jedis3.10");
    }
}
