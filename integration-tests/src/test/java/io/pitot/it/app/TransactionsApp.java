package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Moves money between accounts in transactions of every outcome. The argument is the URL of an empty database. */
public final class TransactionsApp {

    private static final int CONNECTIONS = 4;

    private final AtomicInteger lossy = new AtomicInteger();

    private final DataSource pool;

    private TransactionsApp(DataSource pool) {
        this.pool = pool;
    }

    public static void main(String[] args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setPoolName("bank");
        config.setJdbcUrl(args[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource pool = new HikariDataSource(config);
        TransactionsApp app = new TransactionsApp(pool);
        app.createTable();
        new WebServer()
                .servlet("/commit", (request, response) -> app.transfer(true))
                .servlet("/rollback", (request, response) -> app.transfer(false))
                .servlet("/refused", (request, response) -> app.commitThatIsRefused())
                .servlet("/left", (request, response) -> app.leaveOpen())
                .servlet("/two", (request, response) -> app.transferTwice())
                .servlet("/none", (request, response) -> app.read())
                .servlet("/lost", (request, response) -> app.lose())
                .run();
    }

    private void createTable() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE account (id INT, cents BIGINT,"
                    + " CONSTRAINT one UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)");
            statement.execute("INSERT INTO account SELECT i, 100000 FROM generate_series(1, 1000) AS i");
        }
    }

    /** A query, an update and a batch. */
    private void transfer(boolean isWanted) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work(connection);
            if (isWanted) {
                connection.commit(); // here: commit
            } else {
                connection.rollback();
            }
        }
    }

    private void transferTwice() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work(connection);
            connection.commit();
            work(connection);
            connection.commit();
        }
    }

    private static void work(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT cents FROM account WHERE id <= ?")) {
            select.setInt(1, 3);
            try (ResultSet accounts = select.executeQuery()) {
                while (accounts.next()) {
                    accounts.getLong(1);
                }
            }
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE account SET cents = ? WHERE id = ?")) {
            int id = 1 + (int) (Thread.currentThread().getId() % 1_000);
            update.setLong(1, 5);
            update.setInt(2, id);
            update.executeUpdate();
            update.addBatch();
            update.addBatch();
            update.executeBatch();
        }
    }

    /** The key is there already, and the database looks when it is asked to commit. */
    private void commitThatIsRefused() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO account VALUES (1, 0)");
            }
            try {
                connection.commit();
            } catch (SQLException expected) {
                connection.rollback();
            }
        }
    }

    /** The pool rolls back what comes back uncommitted. */
    private void leaveOpen() throws SQLException {
        try (Connection connection = pool.getConnection()) { // here: left
            connection.setAutoCommit(false);
            work(connection);
        }
    }

    /** Three of ten forget to give it back. */
    private void lose() throws SQLException {
        Connection connection = pool.getConnection(); // here: lost
        if (lossy.getAndIncrement() % 4 != 1) {
            connection.close();
        }
    }

    private void read() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet accounts = statement.executeQuery("SELECT count(*) FROM account")) {
            accounts.next();
        }
    }
}
