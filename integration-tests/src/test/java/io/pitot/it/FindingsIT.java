package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import io.pitot.dump.TimeSplit;
import io.pitot.it.app.OrdersApp;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.SourceLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect is found in its endpoint, as what it is, at its line; endpoints without are left alone. */
class FindingsIT {

    private final Observation observed = Observation.sound(OrdersRun.dumps());

    @Test
    void findsTheSelectThatRunsOnceForEachRow() {
        Finding finding = requireOnly(FindingKind.N_PLUS_ONE, "GET /orders");

        assertThat(finding.subject()).isEqualTo(observed.query("item_name").id());
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        List<CallSite.Frame> frames = observed.framesOf(finding);
        assertThat(frames.get(0)).isEqualTo(line("itemsOf", "items of one order"));
        assertThat(frames.get(1)).isEqualTo(line("orders", "loop over orders"));
    }

    @Test
    void provesTheSelectThatRunsTwoToFourTimesByItsGrowthWithTheParentsRows() {
        Finding finding = requireOnly(FindingKind.N_PLUS_ONE, "GET /pairs");

        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(observed.lineOf(finding)).isEqualTo(line("pairs", "one of a pair"));
    }

    @Test
    void findsTheQueryThatRunsAgainWithTheSameParameters() {
        Finding finding = requireOnly(FindingKind.DUPLICATE_QUERY, "GET /taxes");

        assertThat(finding.subject()).isEqualTo(observed.query("country").id());
        assertThat(observed.lineOf(finding)).isEqualTo(line("taxes", "the same rate"));
    }

    @Test
    void findsTheSlowQuery() {
        Finding finding = observed.finding(FindingKind.SLOW_QUERY, "GET /settled");

        assertThat(finding.subject()).isEqualTo(observed.query("settled").id());
        assertThat(observed.lineOf(finding)).isEqualTo(line("settledOrder", "slow"));
        assertThat(observed.findingsOf("GET /settled"))
                .extracting(Finding::kind)
                .isSubsetOf(FindingKind.SLOW_QUERY, FindingKind.SLOW_ENDPOINT);
    }

    @Test
    void tellsTheTimeThatRequestsWaitForOneAnothersLock() {
        Finding finding = observed.finding(FindingKind.SLOW_ENDPOINT, "POST /ledger");
        TimeSplit time = observed.endpoint("POST /ledger").time();

        assertThat(finding.remedy()).contains("waits for locks");
        // Of five requests the last waits for four others: ten times as long as one holds the lock, of fifteen.
        assertThat((double) time.blocked() / time.total()).isBetween(0.5, 0.75);
        assertThat(observed.findingsOf("POST /ledger")).containsExactly(finding);
    }

    @Test
    void findsTheFailingEndpointWithTheLineThatThrows() {
        Finding finding = requireOnly(FindingKind.FAILING_ENDPOINT, "POST /payments");

        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.subject()).isEqualTo("POST /payments");
        assertThat(observed.lineOf(finding)).isEqualTo(line("pay", "payment fails"));
        assertThat(String.join("\n", finding.evidence())).contains("java.lang.IllegalStateException");
    }

    @Test
    void findsThePoolOfOneConnectionAndNotTheOther() {
        assertThat(observed.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.POOL_WAIT)
                .singleElement()
                .extracting(Finding::subject)
                .isEqualTo("scarce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /orders/joined", "GET /customers"})
    void findsNothingInHealthyEndpoints(String endpoint) {
        assertThat(observed.endpoint(endpoint).requests()).isEqualTo(OrdersRun.HEALTHY_REQUESTS);
        assertThat(observed.findingsOf(endpoint)).isEmpty();
    }

    private Finding requireOnly(FindingKind kind, String endpoint) {
        assertThat(observed.findingsOf(endpoint)).extracting(Finding::kind).containsExactly(kind);
        return observed.finding(kind, endpoint);
    }

    private static CallSite.Frame line(String method, String marker) {
        return new CallSite.Frame(
                OrdersApp.class.getName(), method, "OrdersApp.java", SourceLine.of(OrdersApp.class, marker));
    }
}
