package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.budget.Check;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalCheckTest {

    private static final SourceRoots SOURCES =
            new SourceRoots(List.of(Path.of("src/test/resources/source")), Path.of(""));

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void printsWhatBrokeAndFoldsWhatWasKept(int width) {
        Golden.assertMatches("check-" + width + ".txt", printed(BusyChecks.broken(), new Screen(width, false, false)));
    }

    @Test
    void printsPlainAscii() {
        String plain = printed(BusyChecks.broken(), new Screen(100, false, true));
        Golden.assertMatches("check-100-plain.txt", plain);
        assertThat(plain.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    }

    @Test
    void printsASuccessInFewLines() {
        Golden.assertMatches("check-passed.txt", printed(BusyChecks.passed(), new Screen(100, false, false)));
    }

    @Test
    void saysWhyThereIsNoVerdict() {
        Golden.assertMatches(
                "check-inconclusive.txt", printed(BusyChecks.inconclusive(), new Screen(100, false, false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 72, 80, 100, 133, 160, 400})
    void noLineIsWiderThanTheScreen(int width) {
        for (Check check : List.of(BusyChecks.broken(), BusyChecks.inconclusive(), BusyChecks.hostile())) {
            assertThat(printed(check, new Screen(width, false, false)).lines())
                    .allSatisfy(line -> assertThat(SafeText.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void coloursChangeNoText() {
        String coloured = printed(BusyChecks.broken(), new Screen(100, true, false));
        assertThat(coloured).contains("\u001b[31mbroken\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(printed(BusyChecks.broken(), new Screen(100, false, false)));
    }

    static String printed(Check check, Screen screen) {
        StringWriter text = new StringWriter();
        new TerminalCheck(check, SOURCES, new PrintWriter(text), screen).print();
        return text.toString();
    }
}
