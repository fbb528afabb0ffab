package io.pitot.it.corpus;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Queries that run once for each row of another one. */
@SuppressWarnings("UnusedVariable")
final class RowLoops {

    private static final String ALL = "SELECT id FROM orders ORDER BY id";
    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private RowLoops() {}

    /** The plain one; always as many rows as there are. */
    @Verdict("N_PLUS_ONE")
    static void itemsOfEachOrder(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            visit.keys("SELECT id FROM item WHERE order_id = ?", order); // here: itemsOfEachOrder
        }
    }

    /** Of one customer's orders: none for one, some for the others. */
    @Verdict("N_PLUS_ONE")
    static void itemsOfEachOrderOfACustomer(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT id FROM item WHERE order_id = ?", order); // here: itemsOfEachOrderOfACustomer
        }
    }

    @Verdict("N_PLUS_ONE")
    static void preparedOnce(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(OF_CUSTOMER, visit.customer());
        try (PreparedStatement select =
                visit.connection().prepareStatement("SELECT quantity FROM item WHERE order_id = ?")) {
            for (int order : orders) {
                select.setInt(1, order);
                try (ResultSet result = select.executeQuery()) { // here: preparedOnce
                    result.next();
                }
            }
        }
    }

    @Verdict("N_PLUS_ONE")
    static void literalsInTheText(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement()) {
            for (int order : visit.keys(ALL)) {
                try (ResultSet result = statement.executeQuery( // here: literalsInTheText
                        "SELECT id FROM item WHERE order_id = " + order)) {
                    result.next();
                }
            }
        }
    }

    @Verdict("N_PLUS_ONE")
    static void textKeys(Visit visit) throws SQLException {
        for (int product : visit.keys("SELECT product_id FROM item")) {
            try (PreparedStatement select =
                    visit.connection().prepareStatement("SELECT price FROM product WHERE name = ?")) {
                select.setString(1, "product " + product);
                try (ResultSet result = select.executeQuery()) { // here: textKeys
                    result.next();
                }
            }
        }
    }

    /** What was loaded once is not loaded again. */
    @Verdict("N_PLUS_ONE")
    static void withAnIdentityMap(Visit visit) throws SQLException {
        Map<Integer, List<Integer>> loaded = new HashMap<>();
        for (int order : visit.keys(ALL)) {
            for (int key : List.of(order, order)) {
                if (!loaded.containsKey(key)) {
                    loaded.put(key, products(visit, key)); // here: withAnIdentityMap
                }
            }
        }
    }

    @Verdict("N_PLUS_ONE")
    static void whileTheOuterResultIsRead(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement();
                ResultSet orders = statement.executeQuery("SELECT id, total FROM orders")) {
            while (orders.next()) {
                items(visit, orders.getInt(1)); // here: whileTheOuterResultIsRead
            }
        }
    }

    /** The items of each order, and the product of each item. */
    @Verdict(value = "N_PLUS_ONE", nested = true)
    static void loopInALoop(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            for (int product :
                    visit.keys("SELECT product_id FROM item WHERE order_id = ?", order)) { // here: loopInALoop
                visit.keys("SELECT price FROM product WHERE id = ?", product); // here: loopInALoop
            }
        }
    }

    @Verdict(value = "N_PLUS_ONE", nested = true)
    static void loopInALoopBehindMethods(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            priceItems(visit, order); // here: loopInALoopBehindMethods
        }
    }

    private static void priceItems(Visit visit, int order) throws SQLException {
        for (int product : visit.keys("SELECT product_id FROM item WHERE order_id = ? ORDER BY id", order)) {
            price(visit, product); // here: loopInALoopBehindMethods
        }
    }

    /** Two loops, one after the other, over the rows of one query. */
    @Verdict("N_PLUS_ONE")
    static void loopAfterALoop(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(OF_CUSTOMER, visit.customer());
        for (int order : orders) {
            visit.keys("SELECT COUNT(*) FROM item WHERE order_id = ?", order); // here: loopAfterALoop
        }
        for (int order : orders) {
            visit.keys("SELECT total FROM orders WHERE id = ?", order); // here: loopAfterALoop
        }
    }

    @Verdict("N_PLUS_ONE")
    static void twoQueriesForEachRow(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            visit.keys("SELECT COUNT(*) FROM item WHERE order_id = ?", order); // here: twoQueriesForEachRow
            visit.keys("SELECT MAX(quantity) FROM item WHERE order_id = ?", order); // here: twoQueriesForEachRow
        }
    }

    @Verdict("N_PLUS_ONE")
    static void otherQueriesBetween(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(ALL);
        visit.keys("SELECT percent FROM rate WHERE country = 'DE'");
        visit.keys("SELECT id FROM customer WHERE id = ?", visit.customer());
        for (int order : orders) {
            visit.keys("SELECT quantity FROM item WHERE order_id = ?", order); // here: otherQueriesBetween
            visit.keys("SELECT 1");
        }
    }

    @Verdict("N_PLUS_ONE")
    static void inAStream(Visit visit) throws SQLException {
        visit.keys(ALL).stream()
                .map(order -> items(visit, order)) // here: inAStream
                .forEach(items -> {});
    }

    @Verdict("N_PLUS_ONE")
    static void inAnInnerClass(Visit visit) throws SQLException {
        Iterator<Integer> orders = visit.keys(ALL).iterator();
        Runnable next = new Runnable() {
            @Override
            public void run() {
                items(visit, orders.next()); // here: inAnInnerClass
            }
        };
        while (orders.hasNext()) {
            next.run();
        }
    }

    @Verdict("N_PLUS_ONE")
    static void inParallel(Visit visit) throws SQLException {
        visit.keys(ALL).parallelStream().forEach(order -> {
            itemsByAnotherConnection(visit, order); // here: inParallel
        });
    }

    @Verdict("N_PLUS_ONE")
    static void onOtherThreads(Visit visit) throws SQLException {
        List<CompletableFuture<Void>> done = visit.keys(ALL).stream()
                .map(order -> CompletableFuture.runAsync(
                        () -> itemsByAnotherConnection(visit, order), POOL)) // here: onOtherThreads
                .toList();
        done.forEach(CompletableFuture::join);
    }

    /** Different methods ask, as the row demands. Of two rows, nothing tells it from two look-ups. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 3)
    static void byWhatTheRowIs(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            if (order % 2 == 0) {
                items(visit, order); // here: byWhatTheRowIs
            } else {
                moreItems(visit, order); // here: byWhatTheRowIs
            }
        }
    }

    private static List<Integer> products(Visit visit, int order) throws SQLException {
        return visit.keys("SELECT product_id FROM item WHERE order_id = ?", order);
    }

    private static List<Integer> price(Visit visit, int product) throws SQLException {
        return visit.keys("SELECT price FROM product WHERE id = ?", product);
    }

    private static List<Integer> moreItems(Visit visit, int order) {
        return items(visit, order);
    }

    private static List<Integer> items(Visit visit, int order) {
        try {
            return visit.keys("SELECT id FROM item WHERE order_id = ?", order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void itemsByAnotherConnection(Visit visit, int order) {
        try (Connection connection = visit.database().getConnection()) {
            items(new Visit(visit.database(), connection, visit.rows(), visit.turn()), order);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Through a proxy, as frameworks make them. */
    @Verdict("N_PLUS_ONE")
    static void throughAProxy(Visit visit) throws SQLException {
        Items items = (Items) Proxy.newProxyInstance(
                Items.class.getClassLoader(),
                new Class<?>[] {Items.class},
                (proxy, method, arguments) -> items(visit, (int) arguments[0]));
        for (int order : visit.keys(ALL)) {
            items.of(order); // here: throughAProxy
        }
    }

    interface Items {
        List<Integer> of(int order);
    }

    /** Of every second row. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10)
    static void ofSomeOfTheRows(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            if (order % 2 == 0) {
                visit.keys("SELECT id FROM item WHERE order_id = ?", order); // here: ofSomeOfTheRows
            }
        }
    }

    @Verdict("N_PLUS_ONE")
    static void countsOfEach(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT COUNT(*) FROM item WHERE order_id = ?", order); // here: countsOfEach
        }
    }

    /** The newest of each: no join does it, but a window function, or a lateral join. */
    @Verdict("N_PLUS_ONE")
    static void newestOfEach(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT id FROM item WHERE order_id = ? ORDER BY id DESC LIMIT 1", order); // here: newestOfEach
        }
    }

    @Verdict("N_PLUS_ONE")
    static void ofAPageOfTen(Visit visit) throws SQLException {
        for (int order : visit.keys("SELECT id FROM orders ORDER BY total LIMIT 10")) {
            visit.keys("SELECT id FROM item WHERE order_id = ?", order); // here: ofAPageOfTen
        }
    }

    @Verdict("N_PLUS_ONE")
    static void inATransaction(Visit visit) throws SQLException {
        visit.connection().setAutoCommit(false);
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT product_id FROM item WHERE order_id = ?", order); // here: inATransaction
        }
        visit.connection().commit();
        visit.connection().setAutoCommit(true);
    }

    @Verdict("N_PLUS_ONE")
    static void afterAWrite(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(OF_CUSTOMER, visit.customer());
        try (Statement statement = visit.connection().createStatement()) {
            statement.executeUpdate("UPDATE note SET text = 'asked'");
        }
        for (int order : orders) {
            visit.keys("SELECT quantity FROM item WHERE order_id = ?", order); // here: afterAWrite
        }
    }

    @Verdict("N_PLUS_ONE")
    static void byTwoParameters(Visit visit) throws SQLException {
        for (int order : visit.keys(ALL)) {
            try (PreparedStatement select =
                    visit.connection().prepareStatement("SELECT id FROM item WHERE order_id = ? AND quantity >= ?")) {
                select.setInt(1, order);
                select.setInt(2, 1);
                try (ResultSet result = select.executeQuery()) { // here: byTwoParameters
                    result.next();
                }
            }
        }
    }

    /** A list of keys that always has one. */
    @Verdict("N_PLUS_ONE")
    static void byListsOfOneKey(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT id FROM item WHERE order_id IN (?)", order); // here: byListsOfOneKey
        }
    }

    @Verdict("N_PLUS_ONE")
    static void rowsFromAJoin(Visit visit) throws SQLException {
        for (int product : visit.keys(
                "SELECT i.product_id FROM orders o JOIN item i ON i.order_id = o.id WHERE o.customer_id = ?",
                visit.customer())) {
            visit.keys("SELECT id FROM product WHERE price = ?", product); // here: rowsFromAJoin
        }
    }

    /** A tree, walked node by node. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10, remedy = "WITH RECURSIVE")
    static void nodeByNode(Visit visit) throws SQLException {
        descend(visit, 0);
    }

    private static void descend(Visit visit, int parent) throws SQLException {
        for (int child : visit.keys("SELECT id FROM node WHERE parent_id = ?", parent)) { // here: nodeByNode
            descend(visit, child);
        }
    }

    /** Keys that the client sent. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10)
    static void keysFromTheRequest(Visit visit) throws SQLException {
        for (int order = 1; order <= Math.min(visit.rows(), 20); order++) {
            visit.keys("SELECT total FROM orders WHERE id = ?", order); // here: keysFromTheRequest
        }
    }

    /** The loop is two methods above the query. */
    @Verdict("N_PLUS_ONE")
    static void deepBelowTheLoop(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            new Report(visit).line(order); // here: deepBelowTheLoop
        }
    }

    private record Report(Visit visit) {
        void line(int order) {
            cell(order);
        }

        private void cell(int order) {
            items(visit, order);
        }
    }

    /** What each row needs is kept, but for the request only. */
    @Verdict("N_PLUS_ONE")
    static void eachProductOnce(Visit visit) throws SQLException {
        Map<Integer, List<Integer>> products = new HashMap<>();
        for (int product : visit.keys("SELECT product_id FROM item ORDER BY id")) {
            if (!products.containsKey(product)) {
                products.put(product, price(visit, product)); // here: eachProductOnce
            }
        }
    }

    /** As many frameworks write the first rows of something: with an OFFSET of none. Of two rows, nothing tells it from two pages. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 3)
    static void newestOfEachByOffset(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            try (PreparedStatement select = visit.connection()
                    .prepareStatement("SELECT id FROM item WHERE order_id = ? ORDER BY id DESC LIMIT ? OFFSET ?")) {
                select.setInt(1, order);
                select.setInt(2, 1);
                select.setInt(3, 0);
                try (ResultSet result = select.executeQuery()) { // here: newestOfEachByOffset
                    result.next();
                }
            }
        }
    }

    /** Before the loop's rows were known. */
    @Verdict("N_PLUS_ONE")
    static void alsoFromAnUnrelatedPath(Visit visit) throws SQLException {
        items(visit, 999_999);
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            items(visit, order); // here: alsoFromAnUnrelatedPath
        }
    }

    @Verdict("N_PLUS_ONE")
    static void overTheRowsOfTwoQueries(Visit visit) throws SQLException {
        for (int order : visit.keys("SELECT id FROM orders WHERE status = 'OPEN' ORDER BY id")) {
            items(visit, order); // here: overTheRowsOfTwoQueries
        }
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            items(visit, -order); // here: overTheRowsOfTwoQueries
        }
    }

    /** Which rows the second follows cannot be told from their number: each runs as often. */
    @Verdict("N_PLUS_ONE")
    static void twoQueriesOfOneRowForEachRow(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys("SELECT customer_id FROM orders WHERE id = ?", order); // here: twoQueriesOfOneRowForEachRow
            visit.keys("SELECT COUNT(*) FROM item WHERE order_id = ?", order); // here: twoQueriesOfOneRowForEachRow
        }
    }

    /** The first returns a row for each time that the second runs, and the loop's own query twice as many. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10)
    static void twoQueriesForSomeOfTheRows(Visit visit) throws SQLException {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            if (order % 2 == 0) {
                visit.keys("SELECT total FROM orders WHERE id = ?", order); // here: twoQueriesForSomeOfTheRows
                visit.keys("SELECT MAX(id) FROM item WHERE order_id = ?", order); // here: twoQueriesForSomeOfTheRows
            }
        }
    }

    /** A product comes in several rows, and is asked for once. */
    @Verdict("N_PLUS_ONE")
    static void twoQueriesForEachProductOnce(Visit visit) throws SQLException {
        Map<Integer, List<Integer>> prices = new HashMap<>();
        for (int product : visit.keys("SELECT i.product_id FROM item i CROSS JOIN rate")) {
            if (!prices.containsKey(product)) {
                prices.put(product, price(visit, product)); // here: twoQueriesForEachProductOnce
                sold(visit, product); // here: twoQueriesForEachProductOnce
            }
        }
    }

    private static void sold(Visit visit, int product) throws SQLException {
        visit.keys("SELECT SUM(quantity) FROM item WHERE product_id = ?", product);
    }

    @Verdict(value = "N_PLUS_ONE", fromRows = 10)
    static void twoQueriesForEachKeyFromTheRequest(Visit visit) throws SQLException {
        for (int key = 1; key <= Math.min(visit.rows(), 20); key++) {
            price(visit, key); // here: twoQueriesForEachKeyFromTheRequest
            sold(visit, key); // here: twoQueriesForEachKeyFromTheRequest
        }
    }
}
