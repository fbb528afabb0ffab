package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {

    private static final Report BUSY =
            Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of("np1:7f3a91c2", 12, "err:2aa33f63", 3));

    @Test
    void printsAt100Columns() {
        Golden.assertMatches("busy-100.txt", printed(BUSY, new Screen(100, false, false), 5, false));
    }

    @Test
    void printsAt80Columns() {
        Golden.assertMatches("busy-80.txt", printed(BUSY, new Screen(80, false, false), 5, false));
    }

    @Test
    void printsEverythingAt160Columns() {
        Golden.assertMatches("busy-160-all.txt", printed(BUSY, new Screen(160, false, false), 5, true));
    }

    @Test
    void printsPlainAscii() {
        String plain = printed(BUSY, new Screen(100, false, true), 5, false);
        Golden.assertMatches("busy-100-plain.txt", plain);
        assertThat(plain.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    }

    @Test
    void showsTheTrendOfEachP95WhereThereAreSeveralDumpsAndRoom() throws Exception {
        Report report = OverTime.report(0, 6);
        assertThat(printed(report, new Screen(100, false, false), 5, false))
                .containsPattern("ENDPOINTS .* p95 trend\n")
                .containsPattern("GET /orders .* █{6}\n");
        assertThat(printed(report, new Screen(100, false, true), 5, false)).containsPattern("GET /orders .* #{6}\n");
        assertThat(printed(report, new Screen(99, false, false), 5, false)).doesNotContain("trend", "█\n");
        assertThat(printed(BUSY, new Screen(100, false, false), 5, false)).doesNotContain("trend");
    }

    @Test
    void saysThatNothingWasObserved() {
        Report idle = Analysis.report(OrdersDumps.idle(), List.of(), Map.of());
        Golden.assertMatches("idle-100.txt", printed(idle, new Screen(100, false, false), 5, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 72, 80, 100, 133, 160, 400})
    void noLineIsWiderThanTheScreen(int width) {
        assertThat(printed(BUSY, new Screen(width, false, false), 100, true).lines())
                .allSatisfy(line -> assertThat(SafeText.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void coloursChangeNoText() {
        String coloured = printed(BUSY, new Screen(100, true, false), 5, false);
        assertThat(coloured).contains("\u001b[31m● HIGH\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(printed(BUSY, new Screen(100, false, false), 5, false));
    }

    @Test
    void whatADumpHoldsCannotReachTheTerminalsControls() {
        String attack = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202Egnp.exe\u2028\u200B\r\n";
        Dump dump = OrdersDumps.busy();
        Dump hostile = new Dump(
                List.of(OrdersDumps.instance("i-1", "orders" + attack)),
                dump.from(),
                dump.to(),
                1,
                dump.jvm(),
                dump.agent(),
                dump.endpoints(),
                List.of(query(attack)),
                dump.models(),
                dump.pools(),
                dump.routes(),
                dump.commands(),
                dump.caches(),
                dump.reuses(),
                List.of(),
                dump.modelUses(),
                dump.routeUses(),
                dump.commandUses(),
                dump.connectionUses(),
                dump.transactionUses(),
                dump.responses(),
                dump.growths(),
                List.of(new CallSite(
                        "s:1", List.of(new CallSite.Frame("a" + attack, "m" + attack, "F" + attack, 1)), List.of())),
                dump.slowRequests(),
                List.of());
        Finding finding = OrdersDumps.finding(
                "slow:00000000",
                FindingKind.SLOW_QUERY,
                Severity.HIGH,
                Confidence.PROVEN,
                "GET /" + attack,
                "q:00000000000000ff",
                "s:1",
                "Slow" + attack,
                List.of("why" + attack),
                1,
                1,
                0.1,
                "fix" + attack);
        String printed =
                printed(Analysis.report(hostile, List.of(finding), Map.of()), new Screen(100, false, false), 100, true);
        assertThat(printed).contains("orders").contains("slow:00000000").contains("\uFFFD[2J");
        assertThat(printed.codePoints())
                .noneMatch(c -> c != '\n'
                        && (Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR));
    }

    private static Query query(String attack) {
        return OrdersDumps.query(
                "q:00000000000000ff",
                "SELECT a, b, c, d FROM t" + attack + " WHERE x = ?",
                10,
                1,
                2,
                Map.of("s:1", 1L));
    }

    private static String printed(Report report, Screen screen, int shown, boolean all) {
        StringWriter text = new StringWriter();
        new TerminalReport(report, List.of(), new PrintWriter(text), screen, shown, all).print();
        return text.toString();
    }
}
