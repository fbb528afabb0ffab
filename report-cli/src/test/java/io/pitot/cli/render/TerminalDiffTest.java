package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.diff.Diff;
import io.pitot.cli.analysis.diff.Scale;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalDiffTest {

    static final Diff FIXED = diff(
            OrdersDumps.busy(),
            OrdersDumps.verdict(),
            OrdersDumps.fixed(),
            OrdersDumps.verdict().subList(1, 4));

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 160})
    void printsWhatChanged(int width) {
        Golden.assertMatches("diff-" + width + ".txt", printed(FIXED, new Screen(width, false, false), false));
    }

    @Test
    void printsAllOfIt() {
        Golden.assertMatches("diff-160-all.txt", printed(FIXED, new Screen(160, false, false), true));
    }

    @Test
    void printsJson() {
        StringWriter text = new StringWriter();
        JsonDiff.print(FIXED, new PrintWriter(text));
        Golden.assertMatches("diff.json", text.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 72, 80, 100, 133, 160, 400})
    void noLineIsWiderThanTheScreen(int width) {
        assertThat(printed(FIXED, new Screen(width, false, false), true).lines())
                .allSatisfy(line -> assertThat(SafeText.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void coloursChangeNoText() {
        String coloured = printed(FIXED, new Screen(100, true, false), false);
        assertThat(coloured).contains("\u001b[32mbetter\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(printed(FIXED, new Screen(100, false, false), false));
    }

    private static Diff diff(Dump base, List<Finding> before, Dump head, List<Finding> after) {
        return Diff.of(run(base, before), run(head, after), Scale.DEFAULT);
    }

    private static Run run(Dump dump, List<Finding> verdict) {
        return new Run(Analysis.report(dump, verdict, Map.of()), dump, new Parts());
    }

    private static String printed(Diff diff, Screen screen, boolean all) {
        StringWriter text = new StringWriter();
        new TerminalDiff(diff, new PrintWriter(text), screen, 5, all).print();
        return text.toString();
    }
}
