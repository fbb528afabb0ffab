package io.pitot.it.corpus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same question again in one request. */
@SuppressWarnings("UnusedVariable")
final class Duplicates {

    private Duplicates() {}

    @Verdict(value = "DUPLICATE_QUERY", fromRows = 3)
    static void theRateForEachOrder(Visit visit) throws SQLException {
        if (visit.rows() < 3) {
            // A single needless one counts where it takes long, which depends on the machine.
            return;
        }
        for (int order : visit.keys("SELECT id FROM orders")) {
            rate(visit.connection(), "DE"); // here: theRateForEachOrder
        }
    }

    private static int rate(Connection connection, String country) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT percent FROM rate WHERE country = ?")) {
            select.setString(1, country);
            try (ResultSet result = select.executeQuery()) { // here: rate
                result.next();
                return result.getInt(1);
            }
        }
    }

    /** Each layer asks for itself. */
    @Verdict("DUPLICATE_QUERY")
    static void byEachLayer(Visit visit) throws SQLException {
        customer(visit); // here: byEachLayer
        visit.keys("SELECT COUNT(*) FROM orders");
        customer(visit); // here: byEachLayer
        visit.keys("SELECT MAX(total) FROM orders");
        customer(visit); // here: byEachLayer
    }

    private static void customer(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", visit.customer());
    }

    @Verdict("DUPLICATE_QUERY")
    static void withoutParameters(Visit visit) throws SQLException {
        for (int i = 0; i < 4; i++) {
            visit.keys("SELECT id FROM customer ORDER BY name"); // here: withoutParameters
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void withLiterals(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement()) {
            for (int i = 0; i < 4; i++) {
                try (ResultSet result = statement.executeQuery( // here: withLiterals
                        "SELECT name FROM customer WHERE id = " + visit.customer())) {
                    result.next();
                }
            }
        }
    }

    /** One customer, whatever the number of orders: it is asked for again and again. */
    @Verdict(value = "DUPLICATE_QUERY", fromRows = 10)
    static void theCustomerOfEachOrder(Visit visit) throws SQLException {
        if (visit.rows() < 10) {
            return;
        }
        for (int customer : visit.keys("SELECT customer_id FROM orders WHERE customer_id = 3")) {
            visit.keys("SELECT id FROM customer WHERE id = ?", customer); // here: theCustomerOfEachOrder
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void byAnotherConnection(Visit visit) throws SQLException {
        for (int i = 0; i < 3; i++) {
            try (Connection connection = visit.database().getConnection()) {
                rate(connection, "FR"); // here: byAnotherConnection
            }
        }
    }

    @Verdict("DUPLICATE_QUERY")
    static void inOneTransaction(Visit visit) throws SQLException {
        visit.connection().setAutoCommit(false);
        for (int i = 0; i < 3; i++) {
            visit.keys("SELECT total FROM orders WHERE id = ?", visit.order()); // here: inOneTransaction
        }
        visit.connection().commit();
        visit.connection().setAutoCommit(true);
    }
}
