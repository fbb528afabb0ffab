package io.pitot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitotPremainTest {

    @ParameterizedTest
    @CsvSource({"1.8, 8", "9, 9", "11, 11", "17, 17", "25, 25"})
    void readsTheMajorVersionFromOldAndNewNumbering(String specificationVersion, int major) {
        assertThat(PitotPremain.majorVersion(specificationVersion)).isEqualTo(major);
    }

    @Test
    void refusesAnOldJvmInOneLineThatSaysWhatIsNeeded() {
        assertThat(PitotPremain.refusal("1.8"))
                .isEqualTo("Java 8 is older than 17, which Pitot needs: the application starts without it");
    }
}
