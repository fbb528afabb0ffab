package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheCountsTest {

    private final CacheCounts counts = new CacheCounts("titles", "caffeine", CallSites.NONE, true);

    /** Asking for its size may wait for a lock whose owner waits to count: neither would ever go on. */
    @Test
    void holdsNoLockWhileItAsksACacheForItsSize() {
        Map<String, String> entries = new AbstractMap<>() {
            @Override
            public int size() {
                return Thread.holdsLock(counts) ? 0 : 3;
            }

            @Override
            public Set<Map.Entry<String, String>> entrySet() {
                return Set.of();
            }
        };
        counts.holds(new WeakReference<>(entries));

        assertThat(counts.entries()).isEqualTo(3);
        assertThat(entries).as("reachable until here").isNotNull();
    }
}
