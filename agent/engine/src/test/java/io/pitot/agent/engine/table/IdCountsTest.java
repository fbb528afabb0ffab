package io.pitot.agent.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdCountsTest {

    private final Overflows overflows = new Overflows();
    private long[] counts = IdCounts.NONE;

    private void add(int id, long count) {
        counts = IdCounts.add(counts, id, count, overflows);
    }

    private Map<String, Long> named() {
        return IdCounts.named(counts, Integer::toString);
    }

    private long overflown() {
        return overflows.byTable().getOrDefault(Bound.DETAILS.table(), 0L);
    }

    @Test
    void addsUpById() {
        add(7, 1);
        add(3, 2);
        add(7, 4);
        assertThat(named()).isEqualTo(Map.of("3", 2L, "7", 5L));
        assertThat(overflown()).isZero();
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(named()).isEmpty();
        add(0, 1);
        assertThat(named()).isEqualTo(Map.of("0", 1L));
        assertThat(IdCounts.named(IdCounts.NONE, Integer::toString)).isEmpty();
    }

    @Test
    void countsUnderOtherWhatExceedsTheBound() {
        for (int id = 1; id <= 100; id++) {
            add(id, 1);
        }
        add(16, 1);
        assertThat(overflown()).isEqualTo(84);
        assertThat(named()).containsEntry("other", 84L).containsEntry("16", 2L).hasSize(17);
        assertThat(named().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(101);
    }

    @Test
    void takesOverWhatAnotherHolds() {
        long[] more = IdCounts.add(IdCounts.NONE, 1, 2, overflows);
        more = IdCounts.add(more, 2, 5, overflows);
        add(1, 1);
        counts = IdCounts.addAll(counts, more, overflows);
        assertThat(named()).isEqualTo(Map.of("1", 3L, "2", 5L));
    }

    @Test
    void handsOverTheIdsThatHaveACountOfTheirOwn() {
        for (int id = 1; id <= 20; id++) {
            add(id, 1);
        }
        List<Integer> ids = new ArrayList<>();
        IdCounts.forEachId(counts, ids::add);
        assertThat(ids).hasSize(16).doesNotHaveDuplicates().allMatch(id -> id >= 1 && id <= 16);
    }
}
