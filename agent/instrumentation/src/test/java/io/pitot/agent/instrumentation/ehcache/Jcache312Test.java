package io.pitot.agent.instrumentation.ehcache;

/** JCache on Ehcache 3.12. */
class Jcache312Test extends JcacheContract {

    Jcache312Test() {
        super("ehcache3.12");
    }
}
