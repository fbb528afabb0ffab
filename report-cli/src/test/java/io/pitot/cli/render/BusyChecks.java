package io.pitot.cli.render;

import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.analysis.budget.BudgetFile;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.dump.Confidence;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of the made-up service's dumps: what formats are tested with. */
final class BusyChecks {

    /** What would be mark-up, a command or a row of its own, if it were not escaped. */
    static final String ATTACK =
            "<script>alert(1)</script> | %0A::error file=a::b %25 \"]]>\u0000\r\n::set-output x=y::";

    private static final Dump BUSY = OrdersDumps.busy();

    private BusyChecks() {}

    static Check broken() {
        return check(OrdersDumps.verdict(), """
                version: 1
                defaults:
                  n-plus-one: {error: new}
                  findings: {HIGH: {error: new}, MEDIUM: {warn: new}}
                  queries-per-request: {error: 30}
                  p95: {warn: +25%, noise-floor: 10ms}
                  error-rate: {error: 1%}
                endpoints:
                  "GET /orders/{id}": {queries-per-request: {error: 10}, p95: {error: 400ms}}
                  "POST /payments": {min-requests: 5000, p99: {warn: 1s}, http-calls-per-request: {error: 5}}
                models: {fraud-v3: {p95: {warn: 3ms}}}
                caches: {"GET cart:*": {hit-rate: {warn: ">=80%"}}}
                """, before());
    }

    static Check passed() {
        return check(List.of(), """
                version: 1
                defaults: {queries-per-request: {error: 50}, n-plus-one: {error: any}}
                """, null);
    }

    static Check inconclusive() {
        return check(OrdersDumps.verdict(), """
                version: 1
                min-requests: 401
                defaults: {queries-per-request: {error: 50}, n-plus-one: {error: new}, p95: {error: +25%}}
                endpoints: {"GET /search": {p99: {error: 5s}}}
                """, null);
    }

    /** More broken budgets than GitHub shows. */
    static Check many() {
        return check(List.of(), "version: 1\ndefaults: {p50: {error: 1us}, p95: {error: 1us}}\n", null);
    }

    /** One finding whose every text is an attack. */
    static Check hostile() {
        Finding finding = OrdersDumps.finding(
                "np1:7f3a91c2",
                FindingKind.N_PLUS_ONE,
                Severity.HIGH,
                Confidence.PROVEN,
                "GET /" + ATTACK,
                ATTACK,
                "s:1",
                "N+1: " + ATTACK,
                List.of(ATTACK),
                9_804,
                118 * OrdersDumps.MS,
                0.351,
                ATTACK + "\n::error::" + ATTACK);
        return check(List.of(finding), "version: 1\ndefaults: {n-plus-one: {error: any}}\n", null);
    }

    /** A baseline that knows the slow query, and in which the search was faster. */
    private static Snapshot before() {
        try {
            return BaselineFile.read(Path.of("src/test/resources/baseline-before.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Check check(List<Finding> verdict, String budget, @Nullable Snapshot baseline) {
        try {
            Path file = Files.createTempFile("pitot", ".yml");
            try {
                Files.writeString(file, budget);
                var read = BudgetFile.read(file);
                Standing standing = new Standing(read.mutes(), baseline == null ? null : baseline.baseline());
                Report report = Analysis.report(BUSY, verdict, Map.of(), standing);
                return Check.of(new Run(report, BUSY, new Parts()), read, baseline);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WrongFile e) {
            throw new IllegalStateException(e);
        }
    }
}
