package io.pitot.it.corpus;

import io.pitot.it.corpus.Shop.PlainOrder;
import io.pitot.it.corpus.Shop.SavedNote;
import io.pitot.it.corpus.Shop.TreeNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** What is in every other application, written as it is there: views, imports, trees, permissions, loaders, first loads. */
@SuppressWarnings("UnusedVariable")
final class Everyday {

    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";
    private static final String CHILDREN = "SELECT id FROM node WHERE parent_id = ?";
    private static final int ASKING = 4;

    private static final Map<Integer, List<Integer>> PRICES = new ConcurrentHashMap<>();

    private static final ExecutorService POOL = Executors.newFixedThreadPool(ASKING, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private Everyday() {}

    /** The session is open until the view is written, which asks for what the handler did not load. */
    @Verdict(value = "N_PLUS_ONE", remedy = "JOIN FETCH of the association")
    static void fieldsOfAView(Visit visit) {
        ByHibernate.inSession(visit, session -> {
            List<PlainOrder> orders = session.createQuery(
                            "from PlainOrder where customer.id = :customer", PlainOrder.class)
                    .setParameter("customer", visit.customer())
                    .getResultList();
            String html =
                    table(orders, List.of(order -> order.total, order -> order.items.size())); // here: fieldsOfAView
        });
    }

    private static <T> String table(List<T> rows, List<Function<T, Object>> columns) {
        StringBuilder html = new StringBuilder();
        for (T row : rows) {
            columns.forEach(column -> html.append("<td>").append(column.apply(row)));
        }
        return html.toString();
    }

    @Verdict("N_PLUS_ONE")
    static void permissionOfEachRow(Visit visit) throws SQLException {
        List<Integer> seen = visit.keys(OF_CUSTOMER, visit.customer()).stream()
                .filter(order -> maySee(visit, order)) // here: permissionOfEachRow
                .toList();
    }

    private static boolean maySee(Visit visit, int order) {
        try {
            return !visit.keys("SELECT customer_id FROM orders WHERE id = ?", order)
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each price by the order and the product that it is for. */
    @Verdict("N_PLUS_ONE")
    static void byTwoKeys(Visit visit) throws SQLException {
        try (PreparedStatement items = visit.connection()
                        .prepareStatement("SELECT order_id, product_id FROM item WHERE order_id <= ?");
                PreparedStatement one = visit.connection()
                        .prepareStatement("SELECT quantity FROM item WHERE order_id = ? AND product_id = ?")) {
            items.setInt(1, visit.order());
            try (ResultSet rows = items.executeQuery()) {
                while (rows.next()) {
                    one.setInt(1, rows.getInt(1));
                    one.setInt(2, rows.getInt(2));
                    try (ResultSet row = one.executeQuery()) { // here: byTwoKeys
                        row.next();
                    }
                }
            }
        }
    }

    /** Hibernate must know the key of each before it goes on to the next. */
    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "keys from a sequence")
    static void importWithKeysOfTheDatabase(Visit visit) {
        ByHibernate.inSession(visit, session -> {
            for (int line = 0; line < visit.rows(); line++) {
                session.persist(new SavedNote("line " + line)); // here: importWithKeysOfTheDatabase
            }
        });
    }

    /** A part of a tree, node by node, as entities lead to each other. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10, remedy = "WITH RECURSIVE")
    static void treeOfEntities(Visit visit) {
        ByHibernate.inSession(visit, session -> nodes(session.find(TreeNode.class, visit.order())));
    }

    private static int nodes(TreeNode node) {
        int nodes = 1;
        for (TreeNode child : node.children) { // here: treeOfEntities
            nodes += nodes(child);
        }
        return nodes;
    }

    /** The same without recursion. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10, remedy = "WITH RECURSIVE")
    static void treeByAQueue(Visit visit) throws SQLException {
        Deque<Integer> nodes = new ArrayDeque<>(List.of(visit.order()));
        while (!nodes.isEmpty()) {
            nodes.addAll(visit.keys(CHILDREN, nodes.remove())); // here: treeByAQueue
        }
    }

    /** A few steps, of which each leads to the next. */
    @Verdict
    static void pathToTheRoot(Visit visit) throws SQLException {
        int node = visit.order();
        while (node > 0) {
            node = visit.keys("SELECT parent_id FROM node WHERE id = ?", node).get(0);
        }
    }

    @Verdict
    static void wholeTreeAtOnce(Visit visit) throws SQLException {
        visit.keys(
                "WITH RECURSIVE tree(id) AS (SELECT id FROM node WHERE id = ?"
                        + " UNION ALL SELECT n.id FROM node n JOIN tree ON n.parent_id = tree.id) SELECT id FROM tree",
                visit.order());
    }

    @Verdict
    static void aPageAndHowManyThereAre(Visit visit) throws SQLException {
        visit.keys("SELECT id FROM archive ORDER BY text LIMIT 20 OFFSET ?", visit.turn() * 20);
        visit.keys("SELECT COUNT(*) FROM archive");
    }

    /** As a loader of a graph does: all keys of one level, then all of the next. */
    @Verdict
    static void allKeysOfEachLevel(Visit visit) throws SQLException {
        List<Integer> orders = visit.keys(OF_CUSTOMER, visit.customer());
        List<Integer> products = ofAll(visit, "SELECT product_id FROM item WHERE order_id IN (%s)", orders);
        ofAll(visit, "SELECT price FROM product WHERE id IN (%s)", products);
    }

    private static List<Integer> ofAll(Visit visit, String sql, List<Integer> keys) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        String list = String.join(", ", Collections.nCopies(keys.size(), "?"));
        try (PreparedStatement select = visit.connection().prepareStatement(sql.formatted(list))) {
            for (int i = 0; i < keys.size(); i++) {
                select.setInt(i + 1, keys.get(i));
            }
            List<Integer> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        }
    }

    /** Nobody has it yet, so that all of them load it: once in the life of the cache. */
    @Verdict
    static void allAskForTheSameAtFirst(Visit visit) {
        if (PRICES.containsKey(visit.rows())) {
            return;
        }
        CountDownLatch asking = new CountDownLatch(ASKING);
        List<CompletableFuture<Void>> loads = Collections.nCopies(ASKING, 1).stream()
                .map(product -> CompletableFuture.runAsync(
                        () -> {
                            asking.countDown();
                            load(visit, product, asking);
                        },
                        POOL))
                .toList();
        loads.forEach(CompletableFuture::join);
    }

    private static void load(Visit visit, int product, CountDownLatch asking) {
        try (Connection connection = visit.database().getConnection()) {
            asking.await();
            Visit other = new Visit(visit.database(), connection, visit.rows(), visit.turn());
            PRICES.put(visit.rows(), other.keys("SELECT price FROM product WHERE id = ?", product));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads and writes again until nobody else has written meanwhile. */
    @Verdict
    static void untilTheVersionIsRight(Visit visit) throws SQLException {
        for (int attempt = 0; attempt < 3; attempt++) {
            int version = visit.keys("SELECT total FROM orders WHERE id = ?", visit.order())
                    .get(0);
            try (PreparedStatement update = visit.connection()
                    .prepareStatement("UPDATE orders SET total = total + 1 WHERE id = ? AND total = ?")) {
                update.setInt(1, visit.order());
                update.setInt(2, attempt < 2 ? -1 : version);
                if (update.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }
}
