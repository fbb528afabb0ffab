package io.pitot.it.corpus;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** jOOQ's language. */
final class ByJooq {

    private static final Table<Record> ORDERS = table(name("ORDERS"));
    private static final Table<Record> ITEM = table(name("ITEM"));
    private static final Table<Record> NOTE = table(name("NOTE"));
    private static final Field<String> TEXT = field(name("TEXT"), String.class);
    private static final Field<Integer> ID = field(name("ID"), Integer.class);
    private static final Field<Integer> CUSTOMER_ID = field(name("CUSTOMER_ID"), Integer.class);
    private static final Field<Integer> ORDER_ID = field(name("ORDER_ID"), Integer.class);
    private static final Field<Integer> TOTAL = field(name("TOTAL"), Integer.class);

    private ByJooq() {}

    private static DSLContext jooq(Visit visit) {
        return DSL.using(visit.database(), SQLDialect.H2);
    }

    private static List<Integer> ordersOf(Visit visit) {
        return jooq(visit)
                .select(ID)
                .from(ORDERS)
                .where(CUSTOMER_ID.eq(visit.customer()))
                .fetch(ID);
    }

    @Verdict(value = "N_PLUS_ONE", remedy = "multiset")
    static void fetchInALoop(Visit visit) {
        for (int order : ordersOf(visit)) {
            jooq(visit).select(ID).from(ITEM).where(ORDER_ID.eq(order)).fetch(); // here: fetchInALoop
        }
    }

    @Verdict(value = "N_PLUS_ONE", remedy = ".in(")
    static void countInAStream(Visit visit) {
        ordersOf(visit).forEach(order -> jooq(visit).fetchCount(ITEM, ORDER_ID.eq(order))); // here: countInAStream
    }

    @Verdict(value = "BATCHABLE_WRITES", remedy = "batchUpdate")
    static void updateInALoop(Visit visit) {
        for (int order : ordersOf(visit)) {
            jooq(visit).update(ORDERS).set(TOTAL, order).where(ID.eq(order)).execute(); // here: updateInALoop
        }
    }

    /** As a record's {@code store()} does, which asks for the key: H2 is sent a query of what the insert has inserted. */
    @Verdict(value = "BATCHABLE_WRITES", fromRows = 3, remedy = "batchInsert")
    static void insertsWithTheirKeysOneByOne(Visit visit) {
        for (int i = 0; i < visit.rows(); i++) {
            jooq(visit)
                    .insertInto(NOTE)
                    .set(TEXT, "note " + i)
                    .returningResult(ID)
                    .fetchOne(); // here: insertsWithTheirKeysOneByOne
        }
    }

    @Verdict
    static void batchOfUpdates(Visit visit) {
        jooq(visit)
                .batch(ordersOf(visit).stream()
                        .map(order ->
                                jooq(visit).update(ORDERS).set(TOTAL, order).where(ID.eq(order)))
                        .toList())
                .execute();
    }

    @Verdict
    static void keysAtOnce(Visit visit) {
        jooq(visit).select(ID).from(ITEM).where(ORDER_ID.in(ordersOf(visit))).fetch();
    }

    @Verdict
    static void pageByKey(Visit visit) {
        int last = 0;
        List<Integer> page;
        do {
            page = jooq(visit)
                    .select(ID)
                    .from(ORDERS)
                    .orderBy(ID)
                    .seek(last)
                    .limit(5)
                    .fetch(ID);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == 5);
    }
}
