package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenInstantTest {

    @Test
    void readsEachTimeOfTheYears0To9999AsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(7);
        long least = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long most = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(least, most + 1));
            assertThat(WrittenInstant.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:59Z",
                "2026-02-28T23:59:59.123456Z",
                "2026-02-28T23:59:59.123456789Z",
                "2026-02-28T23:59:59.1Z",
                "2026-02-28T24:00:00Z",
                "2026-02-28t23:59:59.123z",
                "+12026-02-28T23:59:59.123Z"
            })
    void readsOtherFormsAsTheJdkDoes(String text) {
        assertThat(WrittenInstant.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void readsTheEndOfADayAsTheJdkDoes() {
        assertThat(WrittenInstant.parse("2026-02-28T24:00:00.000Z"))
                .isEqualTo(Instant.parse("2026-02-28T24:00:00.000Z"));
        assertThat(WrittenInstant.parse("2016-12-31T23:59:60.000Z"))
                .isEqualTo(Instant.parse("2016-12-31T23:59:60.000Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30T10:00:00.000Z",
                "2026-13-01T10:00:00.000Z",
                "2026-01-01T25:00:00.000Z",
                "2026-01-01T10:60:00.000Z",
                "2026-01-01 10:00:00.000Z",
                "2026-01-01T10:00:00.000",
                "٢٠٢٦-01-01T10:00:00.000Z"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> WrittenInstant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
