package io.pitot.agent.instrumentation.ehcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.CountedCaches;
import org.junit.jupiter.api.Test;

/** What only JCache's caches on Ehcache have. */
abstract class JcacheContract extends EhcacheContract {

    /** @param libraries the folder of its jars */
    JcacheContract(String libraries) {
        super("JCache", libraries);
    }

    @Test
    void cacheThatLoadsByItselfIsNotCounted() {
        CountedCaches counted = new CountedCaches();
        assertThat(run("load 1")).isEqualTo("loaded");

        assertThat(counted.all()).isEmpty();
    }
}
