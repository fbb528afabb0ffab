package io.pitot.agent.instrumentation.ehcache;

/** Ehcache 3.8. */
class Ehcache38Test extends EhcacheContract {

    Ehcache38Test() {
        super("Ehcache", "ehcache3.8");
    }
}
