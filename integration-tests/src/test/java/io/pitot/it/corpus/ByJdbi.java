package io.pitot.it.corpus;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** JDBI's handles. */
final class ByJdbi {

    private static final String INSERT = "INSERT INTO note (text) VALUES (:text)";

    private ByJdbi() {}

    private static List<Integer> ordersOf(Handle handle, Visit visit) {
        return handle.createQuery("SELECT id FROM orders WHERE customer_id = :customer")
                .bind("customer", visit.customer())
                .mapTo(Integer.class)
                .list();
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "bindList")
    static void queryInALoop(Visit visit) {
        Jdbi.create(visit.database()).useHandle(handle -> {
            for (int order : ordersOf(handle, visit)) {
                handle.createQuery("SELECT id FROM item WHERE order_id = :order")
                        .bind("order", order)
                        .mapTo(Integer.class)
                        .list(); // here: queryInALoop
            }
        });
    }

    @Verdict
    static void itemsOfAListOfOrders(Visit visit) {
        Jdbi.create(visit.database()).useHandle(handle -> {
            List<Integer> orders = ordersOf(handle, visit);
            if (!orders.isEmpty()) {
                handle.createQuery("SELECT id FROM item WHERE order_id IN (<orders>)")
                        .bindList("orders", orders)
                        .mapTo(Integer.class)
                        .list();
            }
        });
    }

    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "prepareBatch")
    static void insertsOneByOne(Visit visit) {
        Jdbi.create(visit.database()).useTransaction(handle -> {
            for (int i = 0; i < visit.rows(); i++) {
                handle.createUpdate(INSERT).bind("text", "note " + i).execute(); // here: insertsOneByOne
            }
        });
    }

    @Verdict
    static void insertsAsABatch(Visit visit) {
        Jdbi.create(visit.database()).useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (int i = 0; i < visit.rows(); i++) {
                batch.bind("text", "note " + i).add();
            }
            batch.execute();
        });
    }
}
