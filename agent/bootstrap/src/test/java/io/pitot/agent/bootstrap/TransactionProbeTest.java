package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When transactions begin and end, and which request they and held connections count to. */
class TransactionProbeTest {

    private static final class Connection implements ObservedConnection, HeldConnection {
        private Object state;
        private Object hold;

        @Override
        public Object pitot$connection() {
            return state;
        }

        @Override
        public void pitot$connection(Object state) {
            this.state = state;
        }

        @Override
        public Object pitot$hold() {
            return hold;
        }

        @Override
        public void pitot$hold(Object hold) {
            this.hold = hold;
        }
    }

    private static final class Statement implements ObservedStatement {
        private Object state;

        @Override
        public Object pitot$statement() {
            return state;
        }

        @Override
        public void pitot$statement(Object state) {
            this.state = state;
        }
    }

    private final Connection connection = new Connection();

    @BeforeEach
    @AfterEach
    void forgetEvents() {
        Drained.all();
    }

    @Test
    void transactionBeginsWithItsFirstStatementAndNotWithWhatSwitchedAutoCommitOff() {
        TransactionProbe.autoCommit(connection, false);
        long before = System.nanoTime();
        update();
        update();
        commit();

        Drained transaction = transactions().get(0);
        assertThat(transaction.count()).isEqualTo(2);
        assertThat(transaction.start() + transaction.duration() - transaction.extra())
                .isGreaterThanOrEqualTo(before);
        assertThat(transaction.extra()).isGreaterThanOrEqualTo(transaction.duration());
        assertThat(transaction.has(EventLayout.FLAG_ROLLED_BACK)).isFalse();
    }

    @Test
    void commitWithoutAStatementSinceTheLastOneIsNoTransaction() {
        TransactionProbe.autoCommit(connection, false);
        update();
        commit();
        assertThat(TransactionProbe.enter(connection)).isNull();
        assertThat(transactions()).hasSize(1);
    }

    @Test
    void statementsThatCommitByThemselvesMakeNoTransaction() {
        update();
        assertThat(TransactionProbe.enter(connection)).isNull();
        TransactionProbe.autoCommit(connection, false);
        TransactionProbe.autoCommit(connection, true);
        update();
        assertThat(TransactionProbe.enter(connection)).isNull();
    }

    @Test
    void rollbackAndAFailedCommitAreTold() {
        TransactionProbe.autoCommit(connection, false);
        update();
        end(true, null);
        update();
        end(false, new java.sql.SQLException("deferred constraint", "23505"));

        List<Drained> transactions = transactions();
        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(0).has(EventLayout.FLAG_ROLLED_BACK)).isTrue();
        assertThat(transactions.get(0).has(EventLayout.FLAG_ERROR)).isFalse();
        assertThat(transactions.get(1).has(EventLayout.FLAG_ERROR)).isTrue();
        assertThat(TransactionProbe.enter(connection))
                .as("after the failed commit")
                .isNull();
    }

    @Test
    void driverThatCommitsWithinAnotherOfItsCallsIsNotCountedTwice() {
        TransactionProbe.autoCommit(connection, false);
        update();
        ThreadState outer = Objects.requireNonNull(TransactionProbe.enter(connection));
        assertThat(TransactionProbe.enter(connection)).isNull();
        assertThat(JdbcProbe.executeEnter(new Statement()))
                .as("a driver that sends a statement")
                .isNull();
        TransactionProbe.exit(outer, connection, false, null);
        assertThat(transactions()).hasSize(1);
    }

    @Test
    void transactionCountsToTheRequestInWhichItBeginsAndEndsOrToNone() {
        TransactionProbe.autoCommit(connection, false);
        ThreadState first = Objects.requireNonNull(Probe.requestEnter());
        long id = first.requestId;
        update();
        commit();
        update();
        Probe.requestExit(first, 200, null);
        ThreadState second = Objects.requireNonNull(Probe.requestEnter());
        commit();
        Probe.requestExit(second, 200, null);

        assertThat(transactions()).extracting(Drained::request).containsExactlyInAnyOrder(id, 0L);
    }

    @Test
    void heldConnectionIsToldOnceWithThePoolAndTheRequestThatTookIt() {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        long id = request.requestId;
        long before = System.nanoTime();
        PoolProbe.taken(connection, "held");
        PoolProbe.givenBack(connection);
        long longest = System.nanoTime() - before;
        PoolProbe.givenBack(connection);
        PoolProbe.taken(connection, "held");
        Probe.requestExit(request, 200, null);
        PoolProbe.givenBack(connection);

        List<Drained> holds = of(EventKind.CONNECTION);
        assertThat(holds).extracting(Drained::request).containsExactlyInAnyOrder(id, 0L);
        assertThat(holds).extracting(hold -> Names.POOLS.name(hold.subject())).containsOnly("held");
        assertThat(holds)
                .filteredOn(hold -> hold.request() == id)
                .allSatisfy(hold -> assertThat(hold.extra()).isBetween(0L, longest));
    }

    private void update() {
        Statement statement = new Statement();
        JdbcProbe.created(connection, statement, "update t set a = ?");
        ThreadState thread = Objects.requireNonNull(JdbcProbe.executeEnter(statement));
        JdbcProbe.updateExit(thread, statement, null, 1, null);
        JdbcProbe.statementClosed(statement);
    }

    private void commit() {
        end(false, null);
    }

    private void end(boolean isRolledBack, Throwable thrown) {
        ThreadState thread = Objects.requireNonNull(TransactionProbe.enter(connection));
        TransactionProbe.exit(thread, connection, isRolledBack, thrown);
    }

    private static List<Drained> transactions() {
        return of(EventKind.TRANSACTION);
    }

    private static List<Drained> of(int kind) {
        return Drained.all().stream().filter(event -> event.kind() == kind).toList();
    }
}
