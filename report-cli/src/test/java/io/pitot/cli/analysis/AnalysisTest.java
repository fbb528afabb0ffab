package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Lapses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    private static final Report BUSY = Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of());

    @Test
    void whatFailsComesFirstThenWhatGivesMostTimeBack() {
        assertThat(BUSY.findings())
                .extracting(ranked -> ranked.finding().id())
                .startsWith("err:2aa33f63", "np1:7f3a91c2");
    }

    @Test
    void aSlowEndpointComesRightAfterItsCauseAlthoughItsTimeIsGreater() {
        List<String> ids = BUSY.findings().stream().map(r -> r.finding().id()).toList();
        assertThat(ids.indexOf("end:1fd5f229")).isEqualTo(ids.indexOf("slow:f29699d0") + 1);
    }

    @Test
    void sharesOfEndpointsAddUpToAllRequestsTime() {
        assertThat(BUSY.endpoints().stream().mapToDouble(EndpointRow::share).sum())
                .isCloseTo(1, within(1e-9));
        Rest rest = Rest.after(2, BUSY.endpoints());
        double first = BUSY.endpoints().get(0).share() + BUSY.endpoints().get(1).share();
        assertThat(first + rest.share()).isCloseTo(1, within(1e-9));
        assertThat(rest.rows()).isEqualTo(BUSY.endpoints().size() - 2);
    }

    @Test
    void partsOfTimeAddUpToAllRequestsTime() {
        assertThat(BUSY.time().stream().mapToLong(TimePart::nanos).sum())
                .isEqualTo(BUSY.totals().nanos());
    }

    @Test
    void whatRanOutsideRequestsIsKeptApart() {
        assertThat(BUSY.endpoints()).noneMatch(row -> row.endpoint().id().equals(Endpoint.NO_REQUEST));
        assertThat(BUSY.queriesOutside().calls()).isEqualTo(120);
        assertThat(BUSY.queries())
                .filteredOn(row -> row.query().id().equals("q:00000000000000c0"))
                .singleElement()
                .satisfies(row -> assertThat(row.calls()).isEqualTo(120));
    }

    @Test
    void meanOfAQueryIsThatOfItsExecutionsInRequests() {
        Report report = Analysis.report(OrdersDumps.withRequestless(3, 1), List.of(), Map.of());

        assertThat(report.queries()).singleElement().satisfies(row -> {
            assertThat(row.calls()).isEqualTo(1);
            assertThat(row.mean()).isEqualTo(row.nanos());
            assertThat(row.mean()).isNotEqualTo(row.duration().mean());
        });
    }

    @Test
    void withoutRequestsSharesAreOfAllCallsObserved() {
        var busy = OrdersDumps.busy();
        var batch = new Dump(
                busy.instances(),
                busy.from(),
                busy.to(),
                1,
                busy.jvm(),
                busy.agent(),
                List.of(),
                busy.queries(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                busy.queryUses(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                busy.callSites(),
                List.of(),
                List.of());
        Report report = Analysis.report(batch, List.of(), Map.of());
        assertThat(report.empty()).isFalse();
        assertThat(report.queries().stream().mapToDouble(QueryRow::share).sum()).isCloseTo(1, within(1e-9));
        assertThat(report.blindSpots()).extracting(BlindSpot::kind).contains(BlindSpot.Kind.NO_REQUESTS);
    }

    @Test
    void namesWhatItDoesNotSee() {
        assertThat(BUSY.blindSpots())
                .extracting(BlindSpot::kind)
                .containsExactly(
                        BlindSpot.Kind.DROPPED_EVENTS, BlindSpot.Kind.OVERFLOW, BlindSpot.Kind.SKIPPED_CLASSES);
    }

    @Test
    void namesQueriesThatNoRequestIsKnownForWhereTheyAreMost() {
        Report most = Analysis.report(OrdersDumps.withRequestless(101, 100), List.of(), Map.of());
        Report half = Analysis.report(OrdersDumps.withRequestless(100, 100), List.of(), Map.of());
        Report few = Analysis.report(OrdersDumps.withRequestless(99, 1), List.of(), Map.of());

        assertThat(most.blindSpots()).contains(new BlindSpot(BlindSpot.Kind.REQUESTLESS_QUERIES, "", 101, 201, ""));
        assertThat(half.blindSpots()).extracting(BlindSpot::kind).doesNotContain(BlindSpot.Kind.REQUESTLESS_QUERIES);
        assertThat(few.blindSpots()).extracting(BlindSpot::kind).doesNotContain(BlindSpot.Kind.REQUESTLESS_QUERIES);
    }

    @Test
    void namesWhatWasLostWithAnAggregatorThatFailedAndWhatWasNotObserved() {
        Report report = Analysis.report(
                OrdersDumps.withLapses(new Lapses(
                        Map.of("engine: java.lang.Error at a.B", 1L),
                        40,
                        Map.of("sampled: heap", 40_000_000_000L, "off: heap", 12_000_000_000L),
                        7_000,
                        20_000)),
                List.of(),
                Map.of());

        assertThat(report.blindSpots())
                .contains(
                        new BlindSpot(BlindSpot.Kind.LOST_EVENTS, "", 40, 1_000, ""),
                        new BlindSpot(
                                BlindSpot.Kind.UNOBSERVED_REQUESTS,
                                "",
                                7_000,
                                7_000,
                                "off: heap, 12 s; sampled: heap, 40 s"));
    }

    @Test
    void anIdleJvmIsEmptyAndSaysSo() {
        Report idle = Analysis.report(OrdersDumps.idle(), List.of(), Map.of());
        assertThat(idle.empty()).isTrue();
        assertThat(idle.blindSpots())
                .extracting(BlindSpot::kind)
                .containsExactly(BlindSpot.Kind.NO_REQUESTS, BlindSpot.Kind.NOTHING_INSTRUMENTED);
    }

    /** To read the prices that come with Pitot takes longer than a whole report. */
    @Test
    void readsNoPricesWhereNoModelTellsTokens() {
        assertThat(BUSY.prices().prices()).isNotEmpty();
        assertThat(Analysis.report(OrdersDumps.idle(), List.of(), Map.of()).prices())
                .isSameAs(PriceTable.NONE);
    }
}
