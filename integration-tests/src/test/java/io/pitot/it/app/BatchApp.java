package io.pitot.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A batch program: all of its work is done by the thread that runs {@code main}. It prints how many queries it ran. */
public final class BatchApp {

    /** Customers, each of whose orders is asked for. */
    public static final int CUSTOMERS = 3_000;

    /** How often it looks for something to do. */
    public static final int POLLS = 40;

    private final Connection connection;
    private long queries;

    private BatchApp(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] args) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:batch")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE customer (id INT PRIMARY KEY)");
                statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer INT)");
                statement.execute("CREATE TABLE task (id INT PRIMARY KEY, state INT)");
                statement.execute("INSERT INTO customer SELECT x FROM SYSTEM_RANGE(1, " + CUSTOMERS + ")");
                statement.execute("INSERT INTO task SELECT x, 0 FROM SYSTEM_RANGE(1, " + POLLS + ")");
            }
            BatchApp batch = new BatchApp(connection);
            batch.sumOrders();
            for (int i = 0; i < POLLS; i++) {
                batch.poll();
            }
            Thread other = new Thread(batch::onAnotherThread);
            other.start();
            other.join();
            System.out.println("QUERIES " + (batch.queries + 5));
        }
    }

    private void sumOrders() throws SQLException {
        for (int customer : ids("SELECT id FROM customer", 0)) {
            ids("SELECT id FROM orders WHERE customer = ?", customer); // here: orders
        }
    }

    /** A worker's loop: what it does again and again, each time for another task, is its work. */
    private void poll() throws SQLException {
        for (int task : ids("SELECT id FROM task WHERE state = 0 ORDER BY id LIMIT 1", 0)) {
            ids("SELECT state FROM task WHERE id = ?", task);
            try (PreparedStatement done = connection.prepareStatement("UPDATE task SET state = 1 WHERE id = ?")) {
                done.setInt(1, task);
                done.executeUpdate();
                queries++;
            }
        }
    }

    private void onAnotherThread() {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT count(*) AS elsewhere FROM customer").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> ids(String sql, int argument) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (argument > 0) {
                statement.setInt(1, argument);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getInt(1));
                }
            }
        }
        queries++;
        return ids;
    }
}
