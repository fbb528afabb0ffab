package io.pitot.it.corpus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Queries that run several times in a request and are right to. */
@SuppressWarnings("UnusedVariable")
final class HealthyQueries {

    private static final String ALL = "SELECT id FROM orders ORDER BY id";
    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";
    private static final int PAGE = 5;

    private HealthyQueries() {}

    @Verdict
    static void joined(Visit visit) throws SQLException {
        visit.keys(
                "SELECT i.id FROM orders o JOIN item i ON i.order_id = o.id WHERE o.customer_id = ?", visit.customer());
    }

    @Verdict
    static void oneQueryForAllKeys(Visit visit) throws SQLException {
        itemsOf(visit, visit.keys(OF_CUSTOMER, visit.customer()));
    }

    /** As a loader does that fetches in batches. */
    @Verdict
    static void fiveKeysAtATime(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(ALL);
        for (int from = 0; from < orders.size(); from += PAGE) {
            itemsOf(visit, orders.subList(from, Math.min(from + PAGE, orders.size())));
        }
    }

    /** The same with the list filled up, so that its text is always the same. */
    @Verdict
    static void fiveKeysAtATimeFilledUp(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(OF_CUSTOMER, visit.otherCustomer());
        for (int from = 0; from < orders.size(); from += PAGE) {
            List<Integer> keys = new ArrayList<>(orders.subList(from, Math.min(from + PAGE, orders.size())));
            while (keys.size() < PAGE) {
                keys.add(keys.get(0));
            }
            itemsOf(visit, keys);
        }
    }

    @Verdict
    static void arraysOfFiveKeys(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(ALL);
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT id FROM item WHERE order_id = ANY(?)")) {
            for (int from = 0; from < orders.size(); from += PAGE) {
                select.setArray(
                        1,
                        visit.connection()
                                .createArrayOf(
                                        "INT",
                                        orders.subList(from, Math.min(from + PAGE, orders.size()))
                                                .toArray()));
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                }
            }
        }
    }

    private static void itemsOf(Visit visit, List<Integer> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        String sql = "SELECT id FROM item WHERE order_id IN ("
                + String.join(", ", Collections.nCopies(orders.size(), "?")) + ")";
        try (PreparedStatement select = visit.connection().prepareStatement(sql)) {
            for (int i = 0; i < orders.size(); i++) {
                select.setInt(i + 1, orders.get(i));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    result.getInt(1);
                }
            }
        }
    }

    @Verdict
    static void pagesByOffset(Visit visit) throws SQLException {
        for (int page = 0; page < 6; page++) {
            visit.keys("SELECT id FROM orders ORDER BY id LIMIT 5 OFFSET ?", page * PAGE);
        }
    }

    @Verdict
    static void pagesByOffsetInTheText(Visit visit) throws SQLException {
        for (int page = 0; page < 6; page++) {
            visit.keys("SELECT id FROM orders ORDER BY id OFFSET " + page * PAGE + " ROWS FETCH NEXT 5 ROWS ONLY");
        }
    }

    @Verdict
    static void pagesByKey(Visit visit) throws SQLException {
        List<Integer> page;
        int last = 0;
        do {
            page = visit.keys("SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT 5", last);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }

    @Verdict
    static void pagesByKeyWithATenant(Visit visit) throws SQLException {
        try (PreparedStatement select = visit.connection()
                .prepareStatement("SELECT id FROM orders WHERE customer_id = ? AND id > ?"
                        + " ORDER BY id FETCH FIRST 3 ROWS ONLY")) {
            int last = 0;
            int read;
            do {
                select.setInt(1, visit.otherCustomer());
                select.setInt(2, last);
                read = 0;
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        last = result.getInt(1);
                        read++;
                    }
                }
            } while (read == 3);
        }
    }

    @Verdict
    static void twoLookUpsFromTwoLines(Visit visit) throws SQLException {
        visit.keys(OF_CUSTOMER, visit.customer());
        account(visit, 1 + visit.turn() % 2);
        account(visit, 3);
    }

    /** One method, asked from different places for different rows: who wrote it, who read it, who paid. */
    @Verdict
    static void sixLookUpsFromSixLines(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys("SELECT id FROM orders WHERE id <= ?", 1);
        price(visit, orders.get(0));
        price(visit, 2);
        price(visit, 3);
        price(visit, 4);
        price(visit, 5);
        price(visit, 6);
    }

    private static void account(Visit visit, int customer) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", customer);
    }

    private static void price(Visit visit, int product) throws SQLException {
        visit.keys("SELECT price FROM product WHERE id = ?", product);
    }

    /** Statements of code paths that have nothing in common but their text. */
    @Verdict
    static void unrelatedPathsWithOneText(Visit visit) throws SQLException {
        visit.keys(ALL);
        seller(visit);
        buyer(visit);
        shipper(visit);
    }

    private static void seller(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", 1);
    }

    private static void buyer(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", 2);
    }

    private static void shipper(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", 3);
    }

    /** Waits until another process is done. */
    @Verdict
    static void poll(Visit visit) throws SQLException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            visit.keys("SELECT total FROM orders WHERE status = 'OPEN' AND id = ?", visit.order());
            Thread.sleep(60);
        }
    }

    @Verdict
    static void retryAfterAnError(Visit visit) throws SQLException {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                visit.keys("SELECT id FROM orders WHERE id = ? AND flaky()", visit.order());
                return;
            } catch (SQLException retried) {
                visit.connection().clearWarnings();
            }
        }
    }

    /** Each of them is loaded by the first request that needs it. */
    @Verdict
    static void filledCache(Visit visit) throws SQLException {
        for (int product : visit.keys("SELECT product_id FROM item")) {
            String key = visit.rows() + "/" + product;
            if (CACHE.get(key) == null) {
                CACHE.put(key, visit.keys("SELECT price FROM product WHERE id = ?", product));
            }
        }
    }

    private static final Map<String, List<Integer>> CACHE = new ConcurrentHashMap<>();

    /** As many as there are kinds, which are always the same, however many orders there are. */
    @Verdict
    static void onePerKind(Visit visit) throws SQLException {
        visit.keys(OF_CUSTOMER, visit.customer());
        sumOf(visit, "OPEN");
        sumOf(visit, "PAID");
    }

    private static void sumOf(Visit visit, String status) throws SQLException {
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT SUM(total) FROM orders WHERE status = ?")) {
            select.setString(1, status);
            try (ResultSet result = select.executeQuery()) {
                result.next();
            }
        }
    }

    @Verdict
    static void numbersFromASequence(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            visit.keys("SELECT NEXT VALUE FOR numbers");
        }
    }

    @Verdict
    static void pings(Visit visit) throws SQLException {
        for (int i = 0; i < 8; i++) {
            visit.keys("SELECT 1");
        }
    }

    @Verdict
    static void readAgainAfterAWrite(Visit visit) throws SQLException {
        for (int i = 0; i < 4; i++) {
            visit.keys("SELECT total FROM orders WHERE id = ?", visit.order());
            try (Statement statement = visit.connection().createStatement()) {
                statement.executeUpdate("UPDATE customer SET country = 'DE' WHERE id = 1");
            }
        }
    }

    @Verdict
    static void everyQueryOnce(Visit visit) throws SQLException {
        visit.keys(ALL);
        visit.keys("SELECT id FROM customer WHERE id = ?", visit.customer());
        visit.keys("SELECT COUNT(*) FROM item WHERE order_id = ?", visit.order());
        visit.keys("SELECT percent FROM rate WHERE country = 'FR'");
    }

    /** Twice the same, and cheap: not worth a word. */
    @Verdict
    static void onceMore(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM customer WHERE id = ?", visit.customer());
        visit.keys("SELECT COUNT(*) FROM customer");
        visit.keys("SELECT id FROM customer WHERE id = ?", visit.customer());
    }

    /** Takes tasks until there are none: each statement is a step of its own. */
    @Verdict
    static void tasksUntilThereAreNone(Visit visit) throws SQLException {
        int last = 0;
        for (int i = 0; i < 4; i++) {
            List<Integer> task = visit.keys("SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT 1 FOR UPDATE", last);
            if (task.isEmpty()) {
                return;
            }
            last = task.get(0);
        }
    }

    @Verdict
    static void chunksOfARange(Visit visit) throws SQLException {
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT SUM(total) FROM orders WHERE id BETWEEN ? AND ?")) {
            for (int from = 1; from <= visit.rows(); from += 50) {
                select.setInt(1, from);
                select.setInt(2, from + 49);
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                }
            }
        }
    }

    /** Another connection of the same request asks something else. */
    @Verdict
    static void aSecondConnection(Visit visit) throws SQLException {
        visit.keys(OF_CUSTOMER, visit.customer());
        try (Connection other = visit.database().getConnection()) {
            new Visit(visit.database(), other, visit.rows(), visit.turn())
                    .keys("SELECT id FROM customer WHERE id = ?", visit.customer());
        }
    }
}
