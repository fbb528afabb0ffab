package io.pitot.agent.instrumentation.ehcache;

/** JCache on Ehcache 3.8. */
class Jcache38Test extends JcacheContract {

    Jcache38Test() {
        super("ehcache3.8");
    }
}
