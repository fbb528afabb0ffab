package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Endpoints with one defect each, and endpoints without. */
public final class OrdersApp {

    /** Of this many payments one fails. */
    public static final int FAILS = 4;

    private static final AtomicInteger PAYMENTS = new AtomicInteger();
    private static final Object LEDGER = new Object();
    private static final long HELD_NANOS = 700_000_000;

    private final DataSource orders;
    private final DataSource scarce;

    private OrdersApp(DataSource orders, DataSource scarce) throws SQLException {
        this.orders = orders;
        this.scarce = scarce;
        try (Connection connection = orders.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40))");
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT, total INT)");
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, order_id INT, name VARCHAR(40))");
            statement.execute("CREATE TABLE rate (country CHAR(2) PRIMARY KEY, percent INT)");
            statement.execute("CREATE ALIAS settled FOR 'io.pitot.it.app.OrdersApp.settled'");
            // Customer n has n orders, each of two items.
            statement.execute("INSERT INTO customer SELECT x, 'customer ' || x FROM SYSTEM_RANGE(1, 12)");
            statement.execute("INSERT INTO orders SELECT c.id * 100 + o.x, c.id, 10 FROM customer c"
                    + " JOIN SYSTEM_RANGE(1, 12) o ON o.x <= c.id");
            statement.execute("INSERT INTO item SELECT o.id * 10 + i.x, o.id, 'item ' || i.x FROM orders o"
                    + " CROSS JOIN SYSTEM_RANGE(1, 2) i");
            statement.execute("INSERT INTO rate VALUES ('DE', 19), ('FR', 20)");
        }
    }

    /** Runs until ended. */
    public static void main(String[] args) throws Exception {
        try (HikariDataSource orders = pool("orders", 4);
                HikariDataSource scarce = pool("scarce", 1)) {
            OrdersApp app = new OrdersApp(orders, scarce);
            new WebServer()
                    .servlet("/orders", app::orders)
                    .servlet("/orders/joined", app::joinedOrders)
                    .servlet("/pairs", app::pairs)
                    .servlet("/taxes", app::taxes)
                    .servlet("/settled", app::settledOrder)
                    .servlet("/payments", app::pay)
                    .servlet("/reports", app::report)
                    .servlet("/customers", app::customer)
                    .servlet("/ledger", app::post)
                    .run();
        }
    }

    private static HikariDataSource pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** N+1: the items of each order. */
    private void orders(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (Connection connection = orders.getConnection()) {
            int items = 0;
            for (int order : ordersOf(connection, number(request, "customer"))) {
                items += itemsOf(connection, order); // here: loop over orders
            }
            response.getWriter().print(items);
        }
    }

    private static List<Integer> ordersOf(Connection connection, int customer) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM orders WHERE customer_id = ?")) {
            select.setInt(1, customer);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getInt(1));
                }
            }
        }
        return ids;
    }

    private static int itemsOf(Connection connection, int order) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT name AS item_name FROM item WHERE order_id = ?")) {
            select.setInt(1, order);
            int items = 0;
            try (ResultSet result = select.executeQuery()) { // here: items of one order
                while (result.next()) {
                    items++;
                }
            }
            return items;
        }
    }

    /** The same without the defect. */
    private void joinedOrders(HttpServletRequest request, HttpServletResponse response)
            throws IOException, SQLException {
        try (Connection connection = orders.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT o.id, i.name FROM orders o JOIN item i ON i.order_id = o.id WHERE o.customer_id = ?")) {
            select.setInt(1, number(request, "customer"));
            int items = 0;
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    items++;
                }
            }
            response.getWriter().print(items);
        }
    }

    /** N+1 of so few that only its growth with the parent's rows gives it away. */
    private void pairs(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        int sum = 0;
        try (Connection connection = orders.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement select = connection.prepareStatement("SELECT total FROM orders WHERE id = ?")) {
            List<Integer> ids = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(
                    "SELECT id AS pair FROM orders WHERE customer_id = " + number(request, "customer"))) {
                while (result.next()) {
                    ids.add(result.getInt(1));
                }
            }
            for (int id : ids) {
                select.setInt(1, id);
                try (ResultSet result = select.executeQuery()) { // here: one of a pair
                    result.next();
                    sum += result.getInt(1);
                }
            }
        }
        response.getWriter().print(sum);
    }

    /** Duplicates: the same rate for every line. */
    private void taxes(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        int taxes = 0;
        try (Connection connection = orders.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT percent FROM rate WHERE country = ?")) {
            for (int line = 0; line < 5; line++) {
                select.setString(1, "DE");
                try (ResultSet result = select.executeQuery()) { // here: the same rate
                    result.next();
                    taxes += result.getInt(1);
                }
            }
        }
        response.getWriter().print(taxes);
    }

    private void settledOrder(HttpServletRequest request, HttpServletResponse response)
            throws IOException, SQLException {
        try (Connection connection = orders.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery( // here: slow
                        "SELECT total FROM orders WHERE id = 101 AND settled(id)")) {
            response.getWriter().print(result.next());
        }
    }

    /** Called by the database: a condition that takes its time. */
    public static boolean settled(int order) throws InterruptedException {
        Thread.sleep(700);
        return order > 0;
    }

    private void pay(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (Connection connection = orders.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE orders SET total = 0 WHERE id = ?")) {
            update.setInt(1, number(request, "order"));
            if (PAYMENTS.incrementAndGet() % FAILS == 0) {
                throw new IllegalStateException("the bank does not answer"); // here: payment fails
            }
            response.getWriter().print(update.executeUpdate());
        }
    }

    /** Holds the only connection of its pool. */
    private void report(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (Connection connection = scarce.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) AS report FROM orders")) {
            try (ResultSet result = select.executeQuery()) {
                result.next();
                Thread.sleep(60);
                response.getWriter().print(result.getInt(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One at a time. */
    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        synchronized (LEDGER) {
            LockSupport.parkNanos(HELD_NANOS);
        }
        response.getWriter().print("posted");
    }

    private void customer(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (Connection connection = orders.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT name FROM customer WHERE id = ?")) {
            select.setInt(1, number(request, "customer"));
            try (ResultSet result = select.executeQuery()) {
                response.getWriter().print(result.next() ? result.getString(1) : "nobody");
            }
        }
    }

    private static int number(HttpServletRequest request, String parameter) {
        return Integer.parseInt(request.getParameter(parameter));
    }
}
