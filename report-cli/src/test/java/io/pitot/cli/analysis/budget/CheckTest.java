package io.pitot.cli.analysis.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.NestedLoops;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.Verdict.Doubt;
import io.pitot.cli.analysis.budget.Verdict.Status;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final Dump BUSY = OrdersDumps.busy();
    private static final Snapshot ITSELF =
            Snapshot.of(new Run(Analysis.report(BUSY, OrdersDumps.verdict(), Map.of()), BUSY, new Parts()));

    @Test
    void nestedLoopsBreakABudgetOnce() throws WrongFile {
        Check check = Check.of(
                run(Standing.NONE, NestedLoops.TREE),
                BudgetFile.parse(
                        Path.of("pitot.yml"),
                        "version: 1\nendpoints: {\"GET /orders/{id}\": {n-plus-one: {error: any}}}"),
                null);

        assertThat(check.broken(Level.ERROR)).hasSize(1);
    }

    /** So does the file of a release that had a finding for each loop: it is the same. */
    @Test
    void aBaselineHasALineForEachOfNestedLoopsAndKnowsThemTogetherAndAlone() throws WrongFile {
        Snapshot before = Snapshot.of(run(Standing.NONE, NestedLoops.TREE));
        assertThat(before).isEqualTo(Snapshot.of(run(Standing.NONE, NestedLoops.OUTER, NestedLoops.INNER)));
        Standing standing = new Standing(List.of(), before.baseline());

        for (Run run : List.of(run(standing, NestedLoops.TREE), run(standing, NestedLoops.INNER))) {
            Check check = Check.of(
                    run,
                    BudgetFile.parse(
                            Path.of("pitot.yml"), "version: 1\ndefaults: {n-plus-one: {error: new}, min-requests: 1}"),
                    before);
            assertThat(check.broken(Level.ERROR)).isEmpty();
        }
    }

    private static Run run(Standing standing, Finding... verdict) {
        return new Run(Analysis.report(BUSY, List.of(verdict), Map.of(), standing), BUSY, new Parts());
    }

    @Test
    void aCountAboveItsBudgetBreaksItAndNamesTheQuerysLine() throws WrongFile {
        Check check = check("endpoints: {\"GET /orders/{id}\": {queries-per-request: {error: 10}}}", null);

        assertThat(check.result()).isEqualTo(Check.Result.BROKEN);
        Verdict broken = check.broken(Level.ERROR).get(0);
        assertThat(broken.reading().value()).isEqualTo(433_336.0 / 9_804);
        assertThat(broken.reading().allowed()).isEqualTo(10);
    }

    @Test
    void onlyTheWorstLevelOfABudgetIsTold() throws WrongFile {
        Check check = check("endpoints: {\"GET /search\": {p95: {warn: 1s, error: 1100ms}}}", null);
        assertThat(check.verdicts()).hasSize(1);
        assertThat(check.broken(Level.ERROR)).hasSize(1);

        Check warned = check("endpoints: {\"GET /search\": {p95: {warn: 1s, error: 2s}}}", null);
        assertThat(warned.verdicts()).hasSize(1);
        assertThat(warned.broken(Level.WARN)).hasSize(1);
        assertThat(warned.result()).isEqualTo(Check.Result.PASSED);
    }

    @Test
    void whatComesLaterInTheFileStandsOverWhatCameBefore() throws WrongFile {
        Check check = check("""
                defaults: {p95: {error: 1ms}}
                endpoints:
                  "*": {p95: {error: 10s}}
                  "GET /search": {p95: {error: 1s}}
                  "GET /small/*": {p95: off}
                """, null);
        assertThat(check.broken(Level.ERROR))
                .extracting(verdict -> verdict.target().id())
                .containsExactly("GET /search");
        assertThat(check.kept()).isEqualTo(2);
    }

    @Test
    void tooFewRequestsOfWhatIsNamedLeaveNoVerdict() throws WrongFile {
        Check check = check("min-requests: 500\nendpoints: {\"GET /search\": {p95: {error: 2s}}}", null);
        assertThat(check.verdicts().get(0).doubt()).isEqualTo(Doubt.FEW_REQUESTS);
        assertThat(check.result()).isEqualTo(Check.Result.INCONCLUSIVE);

        Check fewer =
                check("min-requests: 500\nendpoints: {\"GET /search\": {min-requests: 400, p95: {error: 2s}}}", null);
        assertThat(fewer.result()).isEqualTo(Check.Result.PASSED);
    }

    @Test
    void tooFewRequestsOfWhatOnlyTheDefaultsAreAboutDoNotBlockTheOthers() throws WrongFile {
        Check check = check("min-requests: 1000\ndefaults: {p95: {error: 2s}}", null);
        assertThat(check.inconclusive()).extracting(Verdict::doubt).containsOnly(Doubt.SELDOM_ASKED);
        assertThat(check.result()).isEqualTo(Check.Result.PASSED);

        Check none = check("min-requests: 100000\ndefaults: {p95: {error: 2s}}", null);
        assertThat(none.result()).isEqualTo(Check.Result.INCONCLUSIVE);
    }

    @Test
    void nothingJudgedIsNoSuccess() throws WrongFile {
        assertThat(check("min-requests: 50", null).result()).isEqualTo(Check.Result.INCONCLUSIVE);
        assertThat(check("endpoints: {\"GET /gone\": {p95: {error: 2s}}}", null).result())
                .isEqualTo(Check.Result.INCONCLUSIVE);
    }

    @Test
    void aBudgetForNothingInTheDumpsIsNamedWithItsLine() throws WrongFile {
        Check check = check("""
                endpoints: {"GET /gone": {p95: {error: 2s}}, "GET /s*": {p95: {error: 2s}}}
                models: {fraud-v4: {p95: {warn: 20ms}}}
                caches: {"GET cart:*": {hit-rate: {warn: 50%}}}
                """, null);
        assertThat(check.unmatched())
                .containsExactly(
                        new Check.Unmatched(Target.Kind.ENDPOINT, "GET /gone", 2),
                        new Check.Unmatched(Target.Kind.MODEL, "fraud-v4", 3));
    }

    @Test
    void aHitRateBelowItsBudgetBreaksIt() throws WrongFile {
        assertThat(check("caches: {\"GET cart:*\": {hit-rate: {error: \">=80%\"}}}", null)
                        .result())
                .isEqualTo(Check.Result.BROKEN);
        assertThat(check("caches: {\"GET cart:*\": {hit-rate: {error: 60%}}}", null)
                        .result())
                .isEqualTo(Check.Result.PASSED);
    }

    @Test
    void modelsHaveBudgetsOfTheirOwn() throws WrongFile {
        Check check = check("models: {fraud-*: {p95: {error: 3ms}}}", null);
        assertThat(check.broken(Level.ERROR).get(0).finding().finding().id()).isEqualTo("inf:1b279a74");
    }

    @Test
    void findingsBreakBudgetsByKindThenBySeverity() throws WrongFile {
        assertThat(brokenFindings("findings: {HIGH: {error: any}}", null))
                .containsExactly("np1:7f3a91c2", "slow:f29699d0", "err:2aa33f63");
        assertThat(brokenFindings("findings: {HIGH: {error: any}, SLOW_QUERY: off}", null))
                .containsExactly("np1:7f3a91c2", "err:2aa33f63");
        assertThat(brokenFindings("n-plus-one: {error: any}", null)).containsExactly("np1:7f3a91c2");
        assertThat(brokenFindings("n-plus-one: off", null)).isEmpty();
    }

    @Test
    void aFindingBreaksItsBudgetHoweverFewRequestsThereWere() throws WrongFile {
        assertThat(check("min-requests: 999999\ndefaults: {n-plus-one: {error: any}}", null)
                        .result())
                .isEqualTo(Check.Result.BROKEN);
    }

    @Test
    void whatTheBaselineKnowsIsNotNew() throws WrongFile {
        String rule = "n-plus-one: {error: new}";
        assertThat(check("defaults: {" + rule + "}", ITSELF).result()).isEqualTo(Check.Result.PASSED);
        assertThat(brokenFindings(rule, new Snapshot("orders-api", List.of(), List.of())))
                .containsExactly("np1:7f3a91c2");
    }

    @Test
    void withoutABaselineNothingIsNewAndNothingIsKnown() throws WrongFile {
        Check check = check("defaults: {n-plus-one: {error: new}}", null);
        assertThat(check.inconclusive()).extracting(Verdict::doubt).containsOnly(Doubt.NO_BASELINE);
        assertThat(check.result()).isEqualTo(Check.Result.INCONCLUSIVE);
    }

    @Test
    void relativeBudgetsAreHeldAgainstTheBaseline() throws WrongFile {
        String budget = "endpoints: {\"GET /search\": {p95: {error: +25%}, queries-per-request: {error: +0%}}}";
        assertThat(check(budget, ITSELF).kept()).isEqualTo(2);
        assertThat(check(budget, null).inconclusive())
                .extracting(Verdict::doubt)
                .containsOnly(Doubt.NO_BASELINE);

        Snapshot faster = with(Map.of(Measure.P95, 1_000e6, Measure.QUERIES_PER_REQUEST, 0.5));
        Check slower = check(budget, faster);
        assertThat(slower.broken(Level.ERROR))
                .extracting(Verdict::measure)
                .containsExactly(Measure.QUERIES_PER_REQUEST, Measure.P95);
        assertThat(slower.broken(Level.ERROR).get(1).reading().allowed()).isEqualTo(1_250e6);
    }

    @Test
    void theNoiseFloorIsAlwaysAllowed() throws WrongFile {
        Snapshot faster = with(Map.of(Measure.P95, 1_000e6));
        String budget = "endpoints: {\"GET /search\": {p95: {error: +25%, noise-floor: ";
        assertThat(check(budget + "1s}}}", faster).result()).isEqualTo(Check.Result.PASSED);
        assertThat(check(budget + "10ms}}}", faster).result()).isEqualTo(Check.Result.BROKEN);
    }

    @Test
    void aNewEndpointHasNothingToBeComparedWithAndABaselineWithoutTimesCannotBe() throws WrongFile {
        String budget = "endpoints: {\"GET /search\": {p95: {error: +25%}}}";
        Check fresh = check(budget, new Snapshot("orders-api", List.of(), List.of()));
        assertThat(fresh.verdicts().get(0).doubt()).isEqualTo(Doubt.NEW_TARGET);
        Check untimed = check(budget, with(Map.of(Measure.QUERIES_PER_REQUEST, 1.0)));
        assertThat(untimed.verdicts().get(0).doubt()).isEqualTo(Doubt.NOT_IN_BASELINE);
        assertThat(untimed.result()).isEqualTo(Check.Result.INCONCLUSIVE);
    }

    @Test
    void theSameBudgetsGiveTheSameVerdictsInTheSameOrder() throws WrongFile {
        String budget = "defaults: {p95: {error: 1s}, queries-per-request: {error: 2}, findings: {HIGH: {error: any}}}";
        assertThat(check(budget, ITSELF).verdicts())
                .isEqualTo(check(budget, ITSELF).verdicts());
        assertThat(check(budget, null).verdicts())
                .extracting(Verdict::status)
                .isSortedAccordingTo(Comparator.<Status>naturalOrder());
    }

    private static Snapshot with(Map<Measure, Double> values) {
        Target search = new Target(Target.Kind.ENDPOINT, "GET /search");
        return new Snapshot("orders-api", List.of(), List.of(new Measured(search, 0, values, null)));
    }

    private static List<String> brokenFindings(String rule, @Nullable Snapshot baseline) throws WrongFile {
        return check("defaults: {" + rule + "}", baseline).broken(Level.ERROR).stream()
                .map(verdict -> verdict.finding().finding().id())
                .toList();
    }

    private static Check check(String budget, @Nullable Snapshot baseline) throws WrongFile {
        Standing standing = new Standing(List.of(), baseline == null ? null : baseline.baseline());
        Report report = Analysis.report(BUSY, OrdersDumps.verdict(), Map.of(), standing);
        return Check.of(
                new Run(report, BUSY, new Parts()),
                BudgetFile.parse(Path.of("pitot.yml"), "version: 1\n" + budget),
                baseline);
    }
}
