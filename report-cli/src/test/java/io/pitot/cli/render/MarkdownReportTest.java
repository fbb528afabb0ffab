package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12, "err:2aa33f63", 3));

    @Test
    void printsWhatAPullRequestShows() {
        Golden.assertMatches("busy.md", markdown(BUSY));
    }

    @Test
    void saysThatNothingWasObserved() {
        assertThat(markdown(Analysis.report(OrdersDumps.idle(), List.of(), Map.of())))
                .contains("health unknown", "Nothing was observed: no verdict.");
    }

    @Test
    void leavesOutWholeFindingsWhereACommentHasNoRoom() {
        String markdown = markdown(manyFindings(3_000, "x"));
        assertThat(markdown).hasSizeLessThanOrEqualTo(65_536);
        int rows = occurrences(markdown, "| HIGH |");
        assertThat(rows).isGreaterThan(20).isEqualTo(occurrences(markdown, "**fix**"));
        assertThat(markdown)
                .contains("\n" + Numbers.count(3_000 - rows) + " findings more that this comment has no room for.\n")
                .contains("<summary>Blind spots: ")
                .endsWith("All of it: `pitot report --all`\n");
        assertThat(occurrences(markdown, "<details>")).isEqualTo(occurrences(markdown, "</details>"));
    }

    @Test
    void fitsACommentWhateverNamesAreLike() {
        assertThat(markdown(manyFindings(50, "*".repeat(100_000)))).hasSizeLessThanOrEqualTo(65_536);
    }

    /** Tags, tables, code, links and names that GitHub notifies: none of it is left to mean anything. */
    @Test
    void nothingInADumpMeansAnything() {
        String markdown = markdown(HostileDumps.report());
        Golden.assertMatches("hostile.md", markdown);
        String outsideCode = markdown.replaceAll("(?s)(`{3,})sql\n.*?\n\\1\n", "");
        assertThat(outsideCode)
                .doesNotContain("<script", "@octocat", "#7", "http://", "www.", "](", "**b**", "`x`", "<!--", "-->");
        assertThat(outsideCode.lines().filter(line -> line.startsWith("# ") || line.contains("# h")))
                .isEmpty();
        assertThat(markdown.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
        for (String row :
                outsideCode.lines().filter(line -> line.startsWith("| ")).toList()) {
            assertThat(row.chars().filter(c -> c == '|')).as(row).hasSizeBetween(7, 15);
        }
    }

    @Test
    void codeThatHoldsFencesIsFencedByLongerOnes() {
        assertThat(Markdown.block("sql", "a ````` b")).isEqualTo("``````sql\na ````` b\n``````\n");
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Report manyFindings(int count, String name) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            findings.add(OrdersDumps.finding(
                    "slow:%08x".formatted(i),
                    FindingKind.SLOW_QUERY,
                    Severity.HIGH,
                    Confidence.PROVEN,
                    "GET /search" + name,
                    "q:00000000000000b0",
                    "s:4",
                    "Slow query " + name,
                    List.of("measured"),
                    10,
                    OrdersDumps.MS,
                    0.1,
                    "Look at its plan."));
        }
        return Analysis.report(OrdersDumps.busy(), findings, Map.of());
    }

    private static String markdown(Report report) {
        StringWriter text = new StringWriter();
        MarkdownReport.print(report, new PrintWriter(text), 10);
        return text.toString();
    }
}
