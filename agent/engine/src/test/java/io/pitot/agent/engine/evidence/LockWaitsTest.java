package io.pitot.agent.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockWaitsTest {

    private static final long MINUTE = 60_000_000_000L;

    private final LockWaits waits = new LockWaits();

    @Test
    void looksAtOneRequestAddUpUntilItEnds() {
        waits.add(7, 20, 100);
        waits.add(8, 20, 100);
        waits.add(7, 30, 120);

        assertThat(waits.take(7).nanos()).isEqualTo(50);
        assertThat(waits.take(7).nanos()).isZero();
        assertThat(waits.take(8).nanos()).isEqualTo(20);
    }

    @Test
    void whereItWaitsIsKeptUntilItEnds() {
        waits.add(7, 20, 100).placeAt(3, 4);
        waits.add(7, 30, 120);

        assertThat(waits.take(8).isPlaced()).isFalse();
        assertThat(waits.take(7)).satisfies(wait -> {
            assertThat(wait.isPlaced()).isTrue();
            assertThat(wait.site()).isEqualTo(3);
            assertThat(wait.holder()).isEqualTo(4);
        });
    }

    @Test
    void whoseEndNeverCameMakesRoomWhereThereIsNone() {
        for (int request = 1; request <= 1_024; request++) {
            waits.add(request, 1, request == 5 ? MINUTE : 0);
        }
        waits.add(2_000, 20, MINUTE + 1);

        assertThat(waits.take(2_000).nanos()).isEqualTo(20);
        assertThat(waits.take(5).nanos()).isEqualTo(1);
        assertThat(waits.take(6).nanos()).isZero();
    }
}
