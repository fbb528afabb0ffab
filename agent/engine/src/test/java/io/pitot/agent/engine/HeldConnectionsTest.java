package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.CallSite;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Pool;
import io.pitot.dump.SlowRequest;
import io.pitot.dump.TimeSplit;
import io.pitot.dump.TransactionUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens while connections are held and transactions are open. */
@ParameterizedClass
@EnumSource(EventFeed.Way.class)
class HeldConnectionsTest {

    private static final long MS = 1_000_000;
    private static final String PAY = "POST /pay";

    private final EventIntake intake = EventFeed.intake(1 << 15);
    private final EventFeed feed;
    private final Overflows overflows = new Overflows();
    private final EngineErrors errors = new EngineErrors();
    private final Aggregator aggregator = new Aggregator(intake, overflows, errors, true);
    private final DumpIds ids = new DumpIds();

    private final int pay = EventFeed.endpoint("POST", "/pay");
    private final int account = EventFeed.query("select * from account where id = ?");
    private final int main = EventFeed.named(Names.POOLS, "main");
    private final int replica = EventFeed.named(Names.POOLS, "replica");
    private final int fraud = EventFeed.named(Names.MODELS, "fraud");
    private final int deadlock = EventFeed.named(Names.ERRORS, "40001");

    HeldConnectionsTest(EventFeed.Way way) {
        feed = new EventFeed(intake, way);
    }

    @Test
    void timeOfATransactionAndOfAHeldConnectionIsSplitByWhatTheRequestDidMeanwhile() {
        feed.query(1, 110, 10, account, 1, 42, 0);
        feed.query(1, 200, 20, account, 1, 42, 5);
        feed.event(EventKind.INFERENCE, 0, 0, 0, 1, 300, 100, fraud, 0, 1, 0, 0);
        commit(1, 0, 450, 30, 2, 280);
        feed.query(1, 490, 5, account, 1, 42, 0);
        giveBack(1, 500, 400);
        feed.query(1, 600, 50, account, 1, 42, 0);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        TransactionUse transactions = transactions(PAY);
        assertThat(transactions.requests()).isEqualTo(1);
        assertThat(transactions.transactions()).isEqualTo(1);
        assertThat(transactions.statements()).isEqualTo(2);
        assertThat(transactions.maxNanos()).isEqualTo(280);
        assertThat(transactions.time()).isEqualTo(new TimeSplit(280, 50, 5, 0, 100, 0, 0, 0, 0, 0, 125));
        ConnectionUse connections = connections(PAY);
        assertThat(connections.pool()).isEqualTo("main");
        assertThat(connections.uses()).isEqualTo(1);
        assertThat(connections.time()).isEqualTo(new TimeSplit(400, 65, 5, 0, 100, 0, 0, 0, 0, 0, 230));
        assertThat(pool().held().total()).isEqualTo(400);
        assertThat(endpoint().time())
                .as("commits are work of the database")
                .isEqualTo(new TimeSplit(1_000, 115, 5, 0, 100, 0, 0, 0, 0, 0, 780));
    }

    @Test
    void waitingForASecondConnectionWhileHoldingOneIsSeen() {
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 1, 50, 40, main, 0, 0, 0, 0);
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 1, 150, 60, main, 0, 0, 0, 0);
        giveBack(1, 250, 40);
        giveBack(1, 300, 200);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        ConnectionUse connections = connections(PAY);
        assertThat(connections.uses()).isEqualTo(2);
        assertThat(connections.maxPerRequest()).isEqualTo(2);
        assertThat(connections.requests()).isEqualTo(1);
        assertThat(connections.maxNanos()).isEqualTo(200);
        assertThat(connections.time()).isEqualTo(new TimeSplit(240, 0, 0, 60, 0, 0, 0, 0, 0, 0, 180));
        assertThat(connections.waits()).isEqualTo(1);
        assertThat(connections.nested()).isEqualTo(1);
        assertThat(connections.waitNanos()).isEqualTo(60);
    }

    @Test
    void waitingForAnotherPoolsConnectionIsNotTakenForTheSame() {
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 1, 50, 40, main, 0, 0, 0, 0);
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 1, 150, 60, replica, 0, 0, 0, 0);
        giveBack(1, 300, 200);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        assertThat(connections(PAY).waits()).isEqualTo(1);
        assertThat(connections(PAY).nested()).isZero();
        assertThat(connections(PAY).waitNanos()).isEqualTo(60);
    }

    @Test
    void waitWhileAnotherThreadOfTheRequestIsAtWorkIsNotTakenForAWaitOfTheOneThatHolds() {
        feed.query(1, 140, 50, account, 1, 42, 0);
        feed.event(EventKind.POOL_WAIT, 0, 0, 0, 1, 150, 60, main, 0, 0, 0, 0);
        giveBack(1, 300, 200);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        assertThat(connections(PAY).waits()).isZero();
        assertThat(connections(PAY).waitNanos()).isZero();
    }

    @Test
    void longTimeOutsideTheDatabaseIsCountedAndWhatTheCpuMayExplainOfItIsTakenOff() {
        hold(1, 200 * MS, 30 * MS);
        hold(2, 200 * MS, 190 * MS);
        hold(3, 200 * MS, -1);
        hold(4, 40 * MS, 0);
        sweep();

        ConnectionUse use = connections(PAY);
        assertThat(use.uses()).isEqualTo(4);
        assertThat(use.outside()).isEqualTo(3);
        assertThat(use.measured()).isEqualTo(3);
        assertThat(use.away()).isEqualTo(1);
        assertThat(use.awayNanos())
                .as("the moment before the statement is too short to be anywhere")
                .isEqualTo((150 + 0 + 20) * MS - 10);
    }

    @Test
    void momentsBetweenStatementsAreThoseOfABusyMachineAndNoneIsAway() {
        for (int i = 0; i < 40; i++) {
            feed.query(1, (i * 5 + 4) * MS, MS, account, 1, i, 0);
        }
        feed.query(2, 20 * MS, MS, account, 1, 1, 19 * MS);
        feed.query(2, 100 * MS, MS, account, 1, 2, 0);
        hold(1, 200 * MS, 0);
        hold(2, 104 * MS, 0);
        sweep();

        ConnectionUse use = connections(PAY);
        assertThat(use.measured()).isEqualTo(2);
        assertThat(use.away()).isEqualTo(1);
        assertThat(use.awayNanos())
                .as("from the last row of the one statement to the next")
                .isEqualTo(60 * MS);
    }

    /** A request that holds a connection all along, and works with it for 20 ms. */
    private void hold(long request, long nanos, long cpu) {
        feed.query(request, 10, 20 * MS, account, 1, 42, 0);
        giveBack(request, nanos, nanos);
        feed.event(EventKind.REQUEST, 0, 200, 0, request, 0, nanos, pay, 0, -1, cpu, -1);
    }

    @Test
    void siteOfAKeptConnectionIsKeptApart() {
        int losing = Names.CALL_SITES.add(
                7, new CallSite(List.of(new CallSite.Frame("com.acme.Export", "open", "Export.java", 12)), List.of()));
        feed.event(EventKind.CONNECTION, 0, 0, 0, 1, 300, 0, main, losing, 0, 0, 100);
        feed.event(EventKind.CONNECTION, EventLayout.FLAG_KEPT, 0, 0, 1, 1_000, 0, main, losing, 0, 0, 900);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        assertThat(connections(PAY).sites()).containsValue(2L).hasSize(1);
        assertThat(connections(PAY).keptSites()).containsValue(1L).hasSize(1);
    }

    @Test
    void rollbacksAndFailedCommitsAreCounted() {
        commit(1, EventLayout.FLAG_ROLLED_BACK, 100, 10, 1, 50);
        commit(1, EventLayout.FLAG_ERROR, 200, 10, 3, 60);
        feed.request(1, 0, 1_000, pay, 500);
        commit(2, 0, 100, 10, 1, 50);
        feed.request(2, 0, 1_000, pay, 200);
        sweep();

        TransactionUse transactions = transactions(PAY);
        assertThat(transactions.requests()).isEqualTo(2);
        assertThat(transactions.transactions()).isEqualTo(3);
        assertThat(transactions.maxPerRequest()).isEqualTo(2);
        assertThat(transactions.commitNanos()).isEqualTo(30);
        assertThat(transactions.rollbacks()).isEqualTo(1);
        assertThat(transactions.errorStates()).isEqualTo(Map.of("40001", 1L));
        assertThat(transactions.statements()).isEqualTo(5);
        assertThat(transactions.maxStatements()).isEqualTo(3);
    }

    @Test
    void whatEndsOutsideARequestCountsToNone() {
        commit(0, 0, 100, 10, 4, 50);
        giveBack(0, 200, 150);
        sweep();

        assertThat(transactions(Endpoint.NO_REQUEST).transactions()).isEqualTo(1);
        assertThat(transactions(Endpoint.NO_REQUEST).time())
                .isEqualTo(new TimeSplit(50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50));
        assertThat(connections(Endpoint.NO_REQUEST).uses()).isEqualTo(1);
        assertThat(connections(Endpoint.NO_REQUEST).requests()).isZero();
        assertThat(pool().held().total()).isEqualTo(150);
    }

    @Test
    void requestWithMoreEventsThanAreKeptCountsAllItsTransactionsAndConnections() {
        int each = Aggregator.EVENTS_PER_REQUEST;
        for (int i = 0; i < each; i++) {
            feed.query(1, 100 * i + 10, 10, account, 1, i, 0);
            commit(1, i % 2 == 0 ? 0 : EventLayout.FLAG_ROLLED_BACK, 100 * i + 30, 10, 1, 30);
            giveBack(1, 100 * i + 50, 50);
        }
        feed.request(1, 0, 100L * each, pay, 200);
        sweep();

        assertThat(transactions(PAY).transactions()).isEqualTo(each);
        assertThat(transactions(PAY).rollbacks()).isEqualTo(each / 2);
        assertThat(transactions(PAY).statements()).isEqualTo(each);
        assertThat(transactions(PAY).maxPerRequest()).isEqualTo(each);
        assertThat(transactions(PAY).time().total()).isEqualTo(30L * each);
        assertThat(transactions(PAY).commitNanos()).isEqualTo(10L * each);
        assertThat(connections(PAY).uses()).isEqualTo(each);
        assertThat(connections(PAY).maxPerRequest()).isEqualTo(each);
        assertThat(connections(PAY).time().total()).isEqualTo(50L * each);
        assertThat(endpoint().time().execute()).isEqualTo(20L * each);
        assertThat(errors.counts()).isEmpty();
    }

    @Test
    void connectionThatItsRequestKeepsIsToldWithItAndWhenItComesBackOnlyForTheTimeSince() {
        giveBack(1, 300, 100);
        feed.event(EventKind.CONNECTION, EventLayout.FLAG_KEPT, 0, 0, 1, 1_000, 0, main, 0, 0, 0, 900);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        ConnectionUse connections = connections(PAY);
        assertThat(connections.uses()).isEqualTo(2);
        assertThat(connections.kept()).isEqualTo(1);
        assertThat(connections.late()).isZero();
        assertThat(connections.maxNanos()).isEqualTo(900);
        assertThat(connections.time().total()).isEqualTo(100 + 900);
        assertThat(pool().held().count()).as("given back").isEqualTo(1);

        feed.event(EventKind.CONNECTION, EventLayout.FLAG_LATE, 0, 0, 0, 1_500, 0, main, 0, 900, pay, 1_400);
        sweep();
        assertThat(connections(PAY).late()).isEqualTo(1);
        ConnectionUse late = connections(Endpoint.NO_REQUEST);
        assertThat(late.uses()).isZero();
        assertThat(late.kept()).isZero();
        assertThat(late.late()).isZero();
        assertThat(late.maxNanos()).isEqualTo(1_400);
        assertThat(late.time().total()).isEqualTo(1_400 - 900);
        assertThat(pool().held().total()).isEqualTo(100 + 1_400);
    }

    @Test
    void connectionsKeptByARequestWithMoreEventsThanAreKeptCount() {
        int many = Aggregator.EVENTS_PER_REQUEST + 10;
        for (int i = 0; i < many; i++) {
            feed.event(EventKind.CONNECTION, EventLayout.FLAG_KEPT, 0, 0, 1, 1_000, 0, main, 0, 0, 0, 900);
        }
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        assertThat(connections(PAY).kept()).isEqualTo(many);
    }

    @Test
    void slowRequestShowsThemFromTheirBeginToTheirEnd() {
        feed.query(1, 110, 10, account, 1, 42, 0);
        commit(1, 0, 450, 30, 1, 370);
        giveBack(1, 500, 400);
        feed.request(1, 0, 1_000, pay, 200);
        sweep();

        List<SlowRequest.Step> steps = aggregator
                .interval()
                .slowRequests()
                .named(ids, Instant.EPOCH, 0)
                .get(0)
                .steps();
        assertThat(steps).extracting(SlowRequest.Step::kind).containsExactly("connection", "transaction", "query");
        assertThat(steps).extracting(SlowRequest.Step::offsetNanos).containsExactly(100L, 110L, 110L);
        assertThat(steps).extracting(SlowRequest.Step::nanos).containsExactly(400L, 370L, 10L);
        assertThat(steps).extracting(SlowRequest.Step::rows).containsExactly(0L, 1L, 1L);
    }

    private void commit(long request, int flags, long start, long duration, long statements, long lasted) {
        int error = (flags & EventLayout.FLAG_ERROR) != 0 ? deadlock : 0;
        feed.event(EventKind.TRANSACTION, flags, error, 0, request, start, duration, 0, 0, statements, 0, lasted);
    }

    private void giveBack(long request, long moment, long held) {
        feed.event(EventKind.CONNECTION, 0, 0, 0, request, moment, 0, main, 0, 0, 0, held);
    }

    private void sweep() {
        feed.publish();
        aggregator.sweep(0);
        aggregator.sweep(0);
    }

    private TransactionUse transactions(String endpoint) {
        return aggregator.interval().transactionUses().named(ids).stream()
                .filter(use -> use.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private ConnectionUse connections(String endpoint) {
        return aggregator.interval().connectionUses().named(ids).stream()
                .filter(use -> use.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private Pool pool() {
        return aggregator.interval().pools(ids).get(0);
    }

    private Endpoint endpoint() {
        return aggregator.interval().endpoints(ids).stream()
                .filter(endpoint -> endpoint.id().equals(PAY))
                .findFirst()
                .orElseThrow();
    }
}
