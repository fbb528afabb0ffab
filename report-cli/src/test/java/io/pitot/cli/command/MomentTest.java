package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "14:00, 2026-11-22T14:00:00Z",
        "14:00:30, 2026-11-22T14:00:30Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T14:00, 2026-11-20T14:00:00Z",
        "2026-11-20T14:00:00Z, 2026-11-20T14:00:00Z",
        "2026-11-20T14:00+01:00, 2026-11-20T13:00:00Z",
        "90s, 2026-11-22T16:28:30Z",
        "30m, 2026-11-22T16:00:00Z",
        "2h, 2026-11-22T14:30:00Z",
        "7d, 2026-11-15T16:30:00Z",
    })
    void isATimeInUtcOrOneOfItsOwnZoneOrHowLongAgo(String text, Instant moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "noon", "14", "25:00", "2026-13-01", "2026-11-22T", "30", "-30m", "30 m", "1w", "9999999h"})
    void namesWhatIsAllowedInsteadOfAnythingElse(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("--since=" + text + ": must be a time such as 14:00 or 2026-11-22T14:00")
                .hasMessageEndingWith("or how long ago, such as 30m, 2h or 7d");
    }

    private static Instant read(String text) {
        return Moment.read("--since", text, NOW, ReportDocumentTest.commandLine());
    }
}
