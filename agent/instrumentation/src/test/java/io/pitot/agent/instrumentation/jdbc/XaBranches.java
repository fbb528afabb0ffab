package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.Requests;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Branches of distributed transactions on one connection, one after the other, each in a request of its own. */
final class XaBranches implements AutoCloseable {

    private record Id(String name) implements Xid {
        @Override
        public int getFormatId() {
            return 7;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return name.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    private final XAConnection connection;
    private final Connection handle;
    private final XAResource resource;

    XaBranches(XADataSource source) throws SQLException {
        connection = source.getXAConnection();
        handle = connection.getConnection();
        resource = connection.getXAResource();
    }

    void commitInOnePhase() throws Exception {
        Xid id = new Id("one-phase");
        Requests.run(() -> {
            update(id, 1);
            resource.commit(id, true);
        });
    }

    void prepareAndCommit() throws Exception {
        Xid id = new Id("two-phases");
        Requests.run(() -> {
            update(id, 2);
            assertThat(resource.prepare(id)).isEqualTo(XAResource.XA_OK);
            resource.commit(id, false);
        });
    }

    void rollBack() throws Exception {
        Xid id = new Id("rolled-back");
        Requests.run(() -> {
            update(id, 3);
            resource.rollback(id);
        });
    }

    /** Two rows changed. */
    private void update(Xid id, int first) throws Exception {
        resource.start(id, XAResource.TMNOFLAGS);
        try (Statement statement = handle.createStatement()) {
            statement.executeUpdate("UPDATE item SET price = 9 WHERE id = " + first);
            statement.executeUpdate("UPDATE item SET price = 9 WHERE id = " + (first + 4));
        }
        resource.end(id, XAResource.TMSUCCESS);
    }

    /** Runs one of each kind, and holds what the agent tells of them against the database. */
    static void requireThree(XADataSource source, int statements, Connection database, Events events) throws Exception {
        try (XaBranches branches = new XaBranches(source)) {
            events.clear();
            branches.commitInOnePhase();
            branches.prepareAndCommit();
            branches.rollBack();
        }
        requireThree(statements, database, events);
    }

    private static void requireThree(int statements, Connection database, Events events) throws SQLException {
        List<Event> transactions = events.all(EventKind.TRANSACTION);
        assertThat(transactions)
                .extracting(transaction -> transaction.has(EventLayout.FLAG_ROLLED_BACK))
                .containsExactly(false, false, true);
        assertThat(transactions).noneMatch(transaction -> transaction.has(EventLayout.FLAG_ERROR));
        assertThat(transactions).extracting(Event::count).containsOnly((long) statements);
        assertThat(transactions)
                .extracting(Event::requestId)
                .containsExactlyElementsOf(events.all(EventKind.REQUEST).stream()
                        .map(Event::requestId)
                        .toList());
        try (Statement statement = database.createStatement();
                ResultSet changed = statement.executeQuery("SELECT COUNT(*) FROM item WHERE price = 9")) {
            assertThat(changed.next()).isTrue();
            assertThat(changed.getInt(1)).isEqualTo(2 * 2);
        }
    }

    @Override
    public void close() throws SQLException {
        handle.close();
        connection.close();
    }
}
