package io.pitot.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeSizeTest {

    @ParameterizedTest
    @CsvSource({
        "65536, 1, 2, 8192, 3072",
        "65536, 2, 2, 8192, 3072",
        "65536, 3, 4, 4096, 3072",
        "65536, 8, 8, 2048, 3072",
        "65536, 96, 8, 2048, 3072",
        "65537, 2, 2, 16384, 6144",
        "1024, 64, 8, 32, 48",
        "4194304, 1, 2, 524288, 196608",
    })
    void givesAQuarterOfTheSlotsToTwoToEightRingsAndTheRestToChunks(
            int slots, int processors, int rings, int ringCapacity, int chunks) {
        assertThat(IntakeSize.of(slots, processors)).isEqualTo(new IntakeSize(rings, ringCapacity, chunks));
    }
}
