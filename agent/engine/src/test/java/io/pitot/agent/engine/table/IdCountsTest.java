package io.pitot.agent.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IdCountsTest {

    private final IdCounts counts = new IdCounts();

    @Test
    void addsUpById() {
        counts.add(7, 1);
        counts.add(3, 2);
        counts.add(7, 4);
        assertThat(counts.named(Integer::toString)).isEqualTo(Map.of("3", 2L, "7", 5L));
    }

    @Test
    void countsUnderOtherWhatExceedsTheBound() {
        boolean fitted = true;
        for (int id = 1; id <= 100; id++) {
            fitted &= counts.add(id, 1);
        }
        assertThat(fitted).isFalse();
        Map<String, Long> named = counts.named(Integer::toString);
        assertThat(named).containsEntry("other", 84L).hasSize(17);
        assertThat(named.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
    }

    @Test
    void takesOverWhatAnotherHolds() {
        IdCounts more = new IdCounts();
        more.add(1, 2);
        counts.add(1, 1);
        counts.addAll(more);
        assertThat(counts.named(Integer::toString)).isEqualTo(Map.of("1", 3L));
    }
}
