package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final Map<String, Integer> SEEN = Map.of("np1:7f3a91c2", 12);

    @Test
    void printsAllOfAReport() {
        Golden.assertMatches("busy.json", json(Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), SEEN)));
    }

    @Test
    void hasNoScoreWhereNothingWasObserved() {
        assertThat(json(Analysis.report(OrdersDumps.idle(), List.of(), Map.of())))
                .contains("\"score\": null");
    }

    @Test
    void isAsciiSoThatNoLocaleChangesItsBytes() {
        assertThat(json(Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), SEEN))
                        .chars())
                .allMatch(c -> c < 0x7F);
    }

    @Test
    void theOrderInWhichFindingsWereJudgedChangesNothing() {
        var reversed = new ArrayList<>(OrdersDumps.verdict());
        Collections.reverse(reversed);
        assertThat(json(Analysis.report(OrdersDumps.busy(), reversed, SEEN)))
                .isEqualTo(json(Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), SEEN)));
    }

    @Test
    void listsTheFindingsOfTheTerminalInItsOrder() {
        Report report = Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), SEEN);
        StringWriter terminal = new StringWriter();
        new TerminalReport(report, List.of(), new PrintWriter(terminal), new Screen(100, false, false), 100, false)
                .print();
        assertThat(matches("\"id\": \"((?:np1|err|end|slow|inf|dup):[0-9a-f]{8})\"", json(report)))
                .hasSize(6)
                .isEqualTo(matches("point[s]? · ((?:np1|err|end|slow|inf|dup):[0-9a-f]{8})", terminal.toString()));
    }

    private static List<String> matches(String pattern, String text) {
        Stream<MatchResult> results = Pattern.compile(pattern).matcher(text).results();
        return results.map(result -> result.group(1)).toList();
    }

    private static String json(Report report) {
        StringWriter text = new StringWriter();
        JsonReport.print(report, new PrintWriter(text));
        return text.toString();
    }
}
