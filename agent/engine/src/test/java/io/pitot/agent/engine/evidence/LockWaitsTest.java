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

        assertThat(waits.take(7)).isEqualTo(50);
        assertThat(waits.take(7)).isZero();
        assertThat(waits.take(8)).isEqualTo(20);
    }

    @Test
    void whoseEndNeverCameMakesRoomWhereThereIsNone() {
        for (int request = 1; request <= 1_024; request++) {
            waits.add(request, 1, request == 5 ? MINUTE : 0);
        }
        waits.add(2_000, 20, MINUTE + 1);

        assertThat(waits.take(2_000)).isEqualTo(20);
        assertThat(waits.take(5)).isEqualTo(1);
        assertThat(waits.take(6)).isZero();
    }
}
