package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRingTest {

    private final EventRing ring = new EventRing(8);
    private final List<Long> taken = new ArrayList<>();
    private final EventHandler take = (words, offset) -> taken.add(words[offset + EventLayout.START]);

    @Test
    void handsOverEveryWordOfAnEvent() {
        ring.offer(EventLayout.header(EventKind.QUERY, 3, 500, -7), 11, 12, 13, 14, 15, 16, 17);
        List<Long> words = new ArrayList<>();
        ring.drain(
                (array, offset) -> {
                    for (int i = 0; i < EventLayout.WORDS; i++) {
                        words.add(array[offset + i]);
                    }
                },
                1);
        assertThat(words).containsExactly(EventLayout.header(2, 3, 500, -7), 11L, 12L, 13L, 14L, 15L, 16L, 17L);
    }

    @Test
    void handsOverEventsInTheOrderInWhichTheyCame() {
        for (int round = 0; round < 10; round++) {
            taken.clear();
            offer(5);
            assertThat(ring.drain(take, 100)).isEqualTo(5);
            assertThat(taken).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        assertThat(ring.recorded()).isEqualTo(50);
        assertThat(ring.dropped()).isZero();
    }

    @Test
    void dropsAndCountsWhatDoesNotFit() {
        offer(11);
        assertThat(ring.recorded()).isEqualTo(8);
        assertThat(ring.dropped()).isEqualTo(3);
        assertThat(ring.size()).isEqualTo(8);
        ring.drain(take, 100);
        assertThat(taken).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(ring.size()).isZero();
    }

    @Test
    void takesNoMoreThanTheLimit() {
        offer(6);
        assertThat(ring.drain(take, 2)).isEqualTo(2);
        assertThat(ring.size()).isEqualTo(4);
        assertThat(ring.drain(take, 100)).isEqualTo(4);
        assertThat(taken).hasSize(6);
    }

    @Test
    void anExceptionOfTheHandlerCostsOneEventAndNoMore() {
        offer(3);
        assertThatThrownBy(() -> ring.drain(
                        (words, offset) -> {
                            throw new IllegalStateException("broken");
                        },
                        100))
                .hasMessage("broken");
        ring.drain(take, 100);
        assertThat(taken).containsExactly(1L, 2L);
        offer(8);
        assertThat(ring.dropped()).isZero();
    }

    @Test
    void refusesCapacitiesThatAreNoPowerOfTwo() {
        assertThatThrownBy(() -> new EventRing(100)).hasMessage("capacity=100: must be a power of two");
        assertThatThrownBy(() -> new EventRing(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventRing(1 << 30)).isInstanceOf(IllegalArgumentException.class);
    }

    private void offer(int events) {
        for (int i = 0; i < events; i++) {
            ring.offer(EventLayout.header(EventKind.QUERY, 0, 0, 0), 0, i, 0, 0, 0, 0, 0);
        }
    }
}
