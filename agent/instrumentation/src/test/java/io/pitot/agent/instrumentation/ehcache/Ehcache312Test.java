package io.pitot.agent.instrumentation.ehcache;

/** Ehcache 3.12. */
class Ehcache312Test extends EhcacheContract {

    Ehcache312Test() {
        super("Ehcache", "ehcache3.12");
    }
}
