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
        assertThat(JdbcProbe.executeEnter(new SomeStatement()))
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
    void commitByTextEndsWhatBeganWithAutoCommitOffAndOneThatHasNothingToEndIsNone() {
        TransactionProbe.autoCommit(connection, false);
        run("update t set a = ?", null);
        run("commit", null);
        run("commit", null);
        run("begin", null);
        run("update t set a = ?", null);
        run("update t set a = ?", null);
        run("rollback", null);

        List<Drained> transactions = transactions();
        assertThat(transactions).extracting(Drained::count).containsExactly(1L, 2L);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .containsExactly(false, true);
    }

    @Test
    void switchingAutoCommitOnWhereItIsOnLeavesWhatATextBegan() {
        run("begin", null);
        run("update t set a = ?", null);
        assertThat(TransactionProbe.autoCommitEnter(connection)).isNull();
        TransactionProbe.autoCommit(connection, true);
        run("update t set a = ?", null);
        run("commit", null);

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L);
    }

    @Test
    void transactionOfATextGoesOnWhereTheDriverRefusesToCommitIt() {
        run("begin", null);
        run("update t set a = ?", null);
        end(false, new java.sql.SQLException("auto-commit is on", "25P01"));
        run("update t set a = ?", null);
        end(true, null);

        List<Drained> transactions = transactions();
        assertThat(transactions).extracting(Drained::count).containsExactly(2L);
        assertThat(transactions.get(0).has(EventLayout.FLAG_ROLLED_BACK)).isTrue();
    }

    @Test
    void transactionGoesOnWhereTheDriverDoesNotKnowThatATextHasSwitchedAutoCommitOff() {
        run("set autocommit = 0", null);
        run("update t set a = ?", null);
        end(false, new java.sql.SQLException("auto-commit is on", "25P01"));
        run("update t set a = ?", null);
        run("set autocommit = 1", null);
        run("update t set a = ?", null);

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L);
    }

    @Test
    void switchThatFailsSwitchesNothingAndOneThatIsRepeatedKeepsWhatIsOpen() {
        run("set autocommit off", new java.sql.SQLException("no such variable", "42704"));
        run("update t set a = ?", null);
        assertThat(TransactionProbe.enter(connection)).isNull();
        run("set autocommit off", null);
        run("update t set a = ?", null);
        run("set autocommit off", null);
        run("update t set a = ?", null);
        commit();

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L);
    }

    @Test
    void endOfABranchThatWasPreparedIsNoTransactionAndWithinAnotherOneIsAStatement() {
        TransactionProbe.autoCommit(connection, false);
        run("commit prepared 'one'", null);
        assertThat(TransactionProbe.enter(connection)).isNull();
        run("update t set a = ?", null);
        run("rollback prepared 'other'", null);
        commit();

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L);
    }

    @Test
    void textOfSeveralStatementsThatFailsLeavesTheTransactionAsItIs() {
        run("begin; update t set a = 1; commit", new java.sql.SQLException("no", "42P01"));
        assertThat(TransactionProbe.enter(connection)).isNull();
        run("begin", null);
        run("update t set a = 1; commit", new java.sql.SQLException("no", "42P01"));
        run("rollback", null);

        List<Drained> transactions = transactions();
        assertThat(transactions).extracting(Drained::count).containsExactly(1L);
        assertThat(transactions.get(0).has(EventLayout.FLAG_ROLLED_BACK)).isTrue();
    }

    @Test
    void whatADriverSendsPastItsStatementsEndsTheTransactionAndIsNoneOfItsStatements() {
        driverSends("BEGIN");
        run("update t set a = ?", null);
        driverSends("SAVEPOINT halfway");
        run("update t set a = ?", null);
        driverSends("PREPARE TRANSACTION 'one'");
        driverSends("COMMIT PREPARED 'one'");

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L);
    }

    @Test
    void whatIsDoneOnTwoConnectionsOfOneSessionIsOneTransaction() {
        Connection original = new Connection();
        TransactionProbe.shared(connection, original);
        TransactionProbe.autoCommit(original, false);
        update();
        TransactionProbe.exit(Objects.requireNonNull(TransactionProbe.enter(original)), original, false, null);

        assertThat(transactions()).extracting(Drained::count).containsExactly(1L);
    }

    private void driverSends(String sql) {
        ThreadState thread = TransactionProbe.textEnter(connection, sql);
        if (thread != null) {
            TransactionProbe.textExit(thread, connection, sql, null);
        }
    }

    @Test
    void beginThatFailsBeginsNothingAndChainedCommitsBeginTheNext() {
        run("begin", new java.sql.SQLException("no", "42000"));
        run("update t set a = ?", null);
        run("commit", null);
        run("begin", null);
        run("update t set a = ?", null);
        run("commit and chain", null);
        run("update t set a = ?", null);
        run("update t set a = ?", null);
        run("rollback", null);

        assertThat(transactions()).extracting(Drained::count).containsExactly(1L, 2L);
    }

    @Test
    void branchThatWasPreparedIsToldThenAndTheNextBeginsWithItsStart() {
        run("xa start ?", null);
        run("update t set a = ?", null);
        run("xa end ?", null);
        run("xa prepare ?", null);
        run("xa commit ?", null);
        run("xa start ?", null);
        run("xa start ?", null);
        run("update t set a = ?", null);
        run("xa commit ? one phase", null);

        assertThat(transactions()).extracting(Drained::count).containsExactly(2L, 1L);
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
        Probe.requestExit(request, 200, null);

        Drained hold = only(of(EventKind.CONNECTION));
        assertThat(hold.request()).isEqualTo(id);
        assertThat(Names.POOLS.name(hold.subject())).isEqualTo("held");
        assertThat(hold.extra()).isBetween(0L, longest);
        assertThat(hold.has(EventLayout.FLAG_KEPT)).isFalse();
        assertThat(hold.has(EventLayout.FLAG_LATE)).isFalse();
    }

    @Test
    void connectionThatItsRequestKeepsIsToldAsItEndsAndAgainWhenItIsGivenBack() {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        long id = request.requestId;
        PoolProbe.taken(connection, "held");
        Probe.requestExit(request, 200, null);
        Drained kept = only(of(EventKind.CONNECTION));
        PoolProbe.givenBack(connection);
        Drained late = only(of(EventKind.CONNECTION));

        assertThat(kept.request()).isEqualTo(id);
        assertThat(kept.has(EventLayout.FLAG_KEPT)).isTrue();
        assertThat(late.request()).isZero();
        assertThat(late.has(EventLayout.FLAG_LATE)).isTrue();
        assertThat(late.count()).as("told already").isEqualTo(kept.extra());
        assertThat(Names.ENDPOINTS.name((int) late.hash()))
                .as("of whom")
                .isEqualTo(new EndpointName("http", "", "(unmatched)"));
        assertThat(late.extra()).isGreaterThanOrEqualTo(kept.extra());
    }

    @Test
    void connectionThatWorkOfTheRequestGivesBackAfterItsEndIsNotTakenForOneOfThatWork() throws Exception {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        RequestIdentity identity = request.identity();
        PoolProbe.taken(connection, "held");
        Probe.requestExit(request, 200, null);
        assertThat(only(of(EventKind.CONNECTION)).has(EventLayout.FLAG_KEPT)).isTrue();
        Thread worker = new Thread(() -> {
            ThreadState state = Objects.requireNonNull(Propagation.enter(identity));
            update();
            PoolProbe.givenBack(connection);
            Propagation.leave(state);
        });
        worker.start();
        worker.join();

        Drained late = only(of(EventKind.CONNECTION));
        assertThat(late.has(EventLayout.FLAG_LATE)).isTrue();
        assertThat(late.request()).isZero();
    }

    @Test
    void connectionThatAnotherThreadOfTheRequestTookIsKeptByTheRequestAndNotByTheThread() throws Exception {
        Connection other = new Connection();
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        long id = request.requestId;
        RequestIdentity identity = request.identity();
        Thread worker = new Thread(() -> {
            ThreadState state = Objects.requireNonNull(Propagation.enter(identity));
            PoolProbe.taken(connection, "held");
            PoolProbe.taken(other, "held");
            Propagation.leave(state);
        });
        worker.start();
        worker.join();
        PoolProbe.givenBack(other);
        Drained givenBack = only(of(EventKind.CONNECTION));
        assertThat(givenBack.request()).isEqualTo(id);
        assertThat(givenBack.has(EventLayout.FLAG_KEPT)).isFalse();
        Probe.requestExit(request, 200, null);

        Drained kept = only(of(EventKind.CONNECTION));
        assertThat(kept.request()).isEqualTo(id);
        assertThat(kept.has(EventLayout.FLAG_KEPT)).isTrue();
    }

    @Test
    void connectionIsKeptByTheAsynchronousRequestThatTookItOnceThatIsCompleteOnAnotherThread() throws Exception {
        ThreadState request = Objects.requireNonNull(Probe.requestEnter());
        long id = request.requestId;
        PoolProbe.taken(connection, "held");
        RequestIdentity identity = Objects.requireNonNull(Probe.requestStartsAsync(new Object()));
        Probe.requestIsAsync(identity);
        Probe.requestExit(request, 0, null);
        assertThat(of(EventKind.CONNECTION)).isEmpty();
        Thread completer = new Thread(() -> Probe.requestCompleted(identity, 200));
        completer.start();
        completer.join();

        Drained kept = only(of(EventKind.CONNECTION));
        assertThat(kept.request()).isEqualTo(id);
        assertThat(kept.has(EventLayout.FLAG_KEPT)).isTrue();
    }

    private void update() {
        SomeStatement statement = new SomeStatement();
        JdbcProbe.created(connection, statement, "update t set a = ?");
        ThreadState thread = Objects.requireNonNull(JdbcProbe.executeEnter(statement));
        JdbcProbe.updateExit(thread, statement, null, 1, null);
        JdbcProbe.statementClosed(statement);
    }

    private void run(String sql, Throwable thrown) {
        SomeStatement statement = new SomeStatement();
        JdbcProbe.created(connection, statement, null);
        ThreadState thread = Objects.requireNonNull(JdbcProbe.executeEnter(statement));
        JdbcProbe.updateExit(thread, statement, sql, 0, thrown);
        JdbcProbe.statementClosed(statement);
    }

    private void commit() {
        end(false, null);
    }

    private void end(boolean isRolledBack, Throwable thrown) {
        ThreadState thread = Objects.requireNonNull(TransactionProbe.enter(connection));
        TransactionProbe.exit(thread, connection, isRolledBack, thrown);
    }

    private static Drained only(List<Drained> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<Drained> transactions() {
        return of(EventKind.TRANSACTION);
    }

    private static List<Drained> of(int kind) {
        return Drained.all().stream().filter(event -> event.kind() == kind).toList();
    }
}
