package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.Pool;
import io.pitot.it.harness.Observation;
import org.junit.jupiter.api.Test;

/** Waiting for a connection is counted for the pool and in the time of the requests that waited. */
class PoolWaitIT {

    @Test
    void countsTheWaitForTheOnlyConnection() {
        Observation observed = Observation.sound(OrdersRun.dumps());

        Pool scarce = observed.pool("scarce");
        assertThat(scarce.waiting().count()).isEqualTo(OrdersRun.REPORTS);
        assertThat(scarce.waiting().total()).isPositive();
        assertThat(scarce.timeouts()).isZero();
        assertThat(scarce.maxWaiting()).isBetween(1L, 5L);
        assertThat(scarce.maxActive()).isEqualTo(1);
        assertThat(scarce.maxSize()).isEqualTo(1);

        Endpoint reports = observed.endpoint("GET /reports");
        assertThat(reports.time().pool()).isEqualTo(scarce.waiting().total());
        assertThat(reports.time().pool()).isGreaterThan(reports.time().database());
    }
}
