package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSizeTest {

    @ParameterizedTest
    @CsvSource({
        "65536, 1, 2, 32768",
        "65536, 2, 2, 32768",
        "65536, 3, 4, 16384",
        "65536, 8, 8, 8192",
        "65536, 96, 8, 8192",
        "65537, 2, 2, 65536",
        "1024, 64, 8, 128",
        "4194304, 1, 2, 2097152",
    })
    void sharesTheSlotsAmongTwoToEightRings(int slots, int processors, int rings, int capacity) {
        assertThat(RingSize.of(slots, processors)).isEqualTo(new RingSize(rings, capacity));
    }
}
