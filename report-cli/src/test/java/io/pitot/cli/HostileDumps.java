package io.pitot.cli;

import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Answers;
import io.pitot.dump.Cache;
import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.dump.ModelStart;
import io.pitot.dump.ModelTraits;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import io.pitot.dump.RowTimes;
import io.pitot.dump.Severity;
import java.util.List;
import java.util.Map;

/** A report on a dump that tries, in every name it holds, to mean something where the name is printed. */
public final class HostileDumps {

    /** What a browser, a terminal, a Markdown page, XML or a line of metrics would act upon. */
    public static final String ATTACK =
            "<script>alert(1)</script>|`x`**b**[l](http://evil.example)@octocat #7 www.evil.example"
                    + "\"'&lt;&amp;]]>--><!--\\\u001b]0;owned\u0007\u001b[2J\u009b31m\u202Egnp.exe\u2028\u200B\r\n# h\n{a=\"b\"} 1\u0000\uD800";

    private HostileDumps() {}

    public static Report report() {
        Finding finding = OrdersDumps.finding(
                "slow:00000000",
                FindingKind.SLOW_QUERY,
                Severity.HIGH,
                Confidence.PROVEN,
                "GET /" + ATTACK,
                "q:00000000000000ff",
                "s:1",
                "Slow" + ATTACK,
                List.of("why" + ATTACK),
                1,
                OrdersDumps.MS,
                0.1,
                "fix" + ATTACK);
        return Analysis.report(dump(), List.of(finding), Map.of());
    }

    private static Dump dump() {
        Dump dump = OrdersDumps.busy();
        Endpoint endpoint = OrdersDumps.endpoint("GET /" + ATTACK, 10, 1, 2, 3, 4);
        return new Dump(
                List.of(OrdersDumps.instance("i-1", "orders" + ATTACK)),
                dump.from(),
                dump.to(),
                1,
                dump.jvm(),
                dump.agent(),
                List.of(endpoint),
                List.of(query()),
                List.of(new Model(
                        "m" + ATTACK,
                        1,
                        0,
                        Map.of(),
                        OrdersDumps.durations(10, 2, 4),
                        1,
                        true,
                        Map.of("s:1", 9L),
                        Answers.NONE,
                        RowTimes.NONE,
                        ModelStart.NONE,
                        new ModelTraits("in" + ATTACK, false, 1))),
                List.of(new Pool(
                        "p" + ATTACK,
                        OrdersDumps.durations(11, 1, 40),
                        3,
                        7,
                        10,
                        10,
                        OrdersDumps.durations(11, 12, 60))),
                List.of(new Route(
                        "GET " + ATTACK,
                        8,
                        0,
                        Map.of(),
                        Map.of(),
                        OrdersDumps.durations(8, 8, 31),
                        0,
                        4,
                        2_460,
                        8,
                        Map.of())),
                dump.commands(),
                List.of(new Cache("c" + ATTACK, "k" + ATTACK, 9, 1, 1, 0, 5, 1, 0, 0, 0, 0, 0, 0, Map.of("s:1", 1L))),
                List.of(
                        OrdersDumps.reuse(Reuse.QUERY, "q:00000000000000ff", 600, 40, 2),
                        OrdersDumps.reuse(Reuse.MODEL, "m" + ATTACK, 600, 40, 2)),
                List.of(),
                dump.modelUses(),
                List.of(OrdersDumps.callUse("GET /" + ATTACK, "GET " + ATTACK, 1, 8, 90)),
                dump.commandUses(),
                dump.connectionUses(),
                dump.transactionUses(),
                dump.responses(),
                dump.growths(),
                List.of(new CallSite(
                        "s:1",
                        List.of(
                                new CallSite.Frame("a" + ATTACK, "m" + ATTACK, "F" + ATTACK, 1),
                                new CallSite.Frame("b.C", "d", "../../etc/passwd", 2)),
                        List.of())),
                dump.slowRequests(),
                List.of());
    }

    private static Query query() {
        return OrdersDumps.query(
                "q:00000000000000ff", "SELECT a, b, c, d FROM " + ATTACK + " WHERE x = ?", 10, 1, 2, Map.of("s:1", 1L));
    }
}
