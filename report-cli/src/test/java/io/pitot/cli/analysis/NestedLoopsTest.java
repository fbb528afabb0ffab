package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pitot.cli.NestedLoops;
import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Finding;
import io.pitot.dump.TimeSplit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedLoopsTest {

    private static final Finding OUTER = NestedLoops.OUTER;
    private static final Finding INNER = NestedLoops.INNER;
    private static final Finding TREE = NestedLoops.TREE;

    @Test
    void theyAreOnePlaceOfTheListAndCountOnceInTheScore() {
        Report report = report(Standing.NONE, TREE);

        assertThat(report.findings()).singleElement().satisfies(ranked -> {
            assertThat(ranked.finding().id()).isEqualTo(OUTER.id());
            assertThat(ranked.points()).isEqualTo(100 - report.health().score());
            assertThat(ranked.loops()).extracting(RankedFinding.Loop::saving).containsExactly(0.5, 0.5);
            assertThat(ranked.inside()).singleElement().satisfies(loop -> {
                assertThat(loop.site()).isNotNull();
                assertThat(loop.query()).isNotNull();
            });
        });
        assertThat(report.health().score())
                .isGreaterThan(report(Standing.NONE, OUTER, INNER).health().score());
    }

    /** As dumps and baselines had them before loops were one finding. */
    @Test
    void aBaselineWithAFindingForEachLoopKnowsTheTree() {
        Report report = report(new Standing(List.of(), new Baseline(List.of(OUTER, INNER))), TREE);

        assertThat(report.findings()).extracting(RankedFinding::age).containsExactly(RankedFinding.Age.KNOWN);
        assertThat(report.gone()).isEqualTo(new Baseline.Gone(List.of(), List.of()));
    }

    @Test
    void aBaselineWithTheTreeKnowsAnInnerLoopThatIsLeftAndTellsThatTheOuterOneIsFixed() {
        Report report = report(new Standing(List.of(), new Baseline(List.of(TREE))), INNER);

        assertThat(report.findings()).extracting(RankedFinding::age).containsExactly(RankedFinding.Age.KNOWN);
        assertThat(report.gone()).isEqualTo(new Baseline.Gone(List.of(OUTER), List.of()));
    }

    @Test
    void aLoopThatIsNewInsideAKnownOneIsNew() {
        Report report = report(new Standing(List.of(), new Baseline(List.of(OUTER))), TREE);

        assertThat(report.findings()).extracting(RankedFinding::age).containsExactly(RankedFinding.Age.NEW);
    }

    @Test
    void aTreeThatIsGoneIsOneFindingThatIsGone() {
        Report report = report(new Standing(List.of(), new Baseline(List.of(TREE))));

        assertThat(report.gone()).isEqualTo(new Baseline.Gone(List.of(TREE), List.of()));
    }

    @Test
    void anInnerLoopThatIsMutedIsTakenOutWithItsCost() {
        Mute mute = new Mute(INNER.id(), null, null, "ADR-7", LocalDate.of(2099, 1, 1));
        Report report = report(new Standing(List.of(mute), new Baseline(List.of(OUTER))), TREE);

        assertThat(report.findings()).singleElement().satisfies(ranked -> {
            assertThat(ranked.finding()).isEqualTo(OUTER);
            assertThat(ranked.loops()).isEmpty();
            assertThat(ranked.age()).isEqualTo(RankedFinding.Age.KNOWN);
        });
        assertThat(report.muted()).extracting(MutedFinding::finding).containsExactly(INNER);
        assertThat(report.idleMutes()).isEmpty();
    }

    @Test
    void whoMutesTheOutermostMutesWhatIsInside() {
        Mute mute = new Mute(OUTER.id(), null, null, "ADR-7", LocalDate.of(2099, 1, 1));
        Report report = report(new Standing(List.of(mute), null), TREE);

        assertThat(report.findings()).isEmpty();
        assertThat(report.muted()).extracting(MutedFinding::finding).containsExactly(TREE);
    }

    @Test
    void eachIsFoundByItsId() {
        Topics topics = new Topics(report(Standing.NONE, TREE));

        assertThat(topics.named(INNER.id())).hasSize(1).isEqualTo(topics.named(OUTER.id()));
        assertThat(topics.named("0badc")).hasSize(1);
    }

    @Test
    void whereOnlySomeEndpointsAreAskedForTheShareOfEachLoopIsOfTheirTime() {
        Scope scope = new Scope(TimeRange.ALL, new Glob(TREE.endpoint()));
        Totals all = new Totals(2, 0, 200, TimeSplit.ZERO, 0);
        Totals asked = new Totals(1, 0, 400, TimeSplit.ZERO, 0);

        Finding scaled = new Selected(0, scope, Series.NONE)
                .of(List.of(TREE), all, asked)
                .get(0);

        assertThat(scaled.share()).isCloseTo(TREE.share() / 2, within(1e-9));
        assertThat(scaled.parts()).extracting(Finding::share).containsExactly(OUTER.share() / 2, INNER.share() / 2);
    }

    private static Report report(Standing standing, Finding... verdict) {
        return Analysis.report(OrdersDumps.busy(), List.of(verdict), Map.of(), standing);
    }
}
