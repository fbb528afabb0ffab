package io.pitot.agent.instrumentation.ehcache;

/** Ehcache 3.3. */
class Ehcache33Test extends EhcacheContract {

    Ehcache33Test() {
        super("Ehcache", "ehcache3.3");
    }
}
