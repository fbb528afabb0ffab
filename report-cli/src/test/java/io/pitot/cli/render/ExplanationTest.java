package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Topic;
import io.pitot.cli.analysis.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12, "err:2aa33f63", 3));

    @ParameterizedTest
    @ValueSource(strings = {"np1:7f3a91c2", "err:2aa33f63", "q:7f3a91c200000000", "GET /orders/{id}"})
    void saysAllThatIsKnown(String id) {
        Golden.assertMatches(
                "explain-" + id.replaceAll("[^A-Za-z0-9]+", "-") + ".txt",
                explained(BUSY, id, new Screen(100, false, false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160, 400})
    void noLineIsWiderThanTheScreen(int width) {
        for (String id : List.of("np1:7f3a91c2", "q:7f3a91c200000000", "POST /payments")) {
            assertThat(explained(BUSY, id, new Screen(width, false, false)).lines())
                    .allSatisfy(line -> assertThat(SafeText.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void isAsciiWhereThatIsWanted() {
        assertThat(explained(BUSY, "np1:7f3a91c2", new Screen(100, false, true)).chars())
                .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    }

    @Test
    void everyThingOfAReportCanBeExplained() {
        for (Report report : List.of(BUSY, HostileDumps.report())) {
            for (int rank = 1; rank <= report.findings().size(); rank++) {
                assertThat(explained(report, String.valueOf(rank), new Screen(100, false, false)))
                        .contains("WHAT TO DO");
            }
            report.queries().forEach(row -> explained(report, row.query().id(), new Screen(100, false, false)));
            report.endpoints().forEach(row -> explained(report, row.endpoint().id(), new Screen(100, false, false)));
        }
    }

    @Test
    void nothingInADumpReachesTheTerminalsControls() {
        String text = explained(HostileDumps.report(), "1", new Screen(100, false, false));
        assertThat(text.codePoints())
                .noneMatch(c -> c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
    }

    private static String explained(Report report, String id, Screen screen) {
        StringWriter text = new StringWriter();
        List<Topic> named = new Topics(report).named(id);
        assertThat(named).as(id).hasSize(1);
        new Explanation(report, new PrintWriter(text), screen).print(named.get(0));
        return text.toString();
    }
}
