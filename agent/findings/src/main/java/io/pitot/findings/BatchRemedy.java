package io.pitot.findings;

/** How rows that are written one by one are written at once, by the library that writes them. */
final class BatchRemedy {

    private static final String DRIVERS =
            "\nPostgreSQL's and MySQL's drivers make one statement of a batch of INSERTs only if told to:"
                    + " reWriteBatchedInserts=true, rewriteBatchedStatements=true.";

    private BatchRemedy() {}

    /** The remedy, by the layers of the place that repeats the statement. */
    static String of(Sql sql, Layers layers) {
        return layers.library().map(LibraryRemedy::write).orElseGet(() -> ofApplication(sql, layers));
    }

    private static String ofApplication(Sql sql, Layers layers) {
        if (layers.hibernateQuery() && !layers.hibernateFlush()) {
            return "Change all in one statement: … where … in :keys, with the keys collected first.";
        }
        return batch(sql, layers) + (sql.isInsert() ? DRIVERS : "");
    }

    private static String batch(Sql sql, Layers layers) {
        boolean inserts = sql.isInsert();
        if (layers.hibernate()) {
            return "Let Hibernate send them as batches: hibernate.jdbc.batch_size=50 with hibernate.order_inserts and"
                    + " hibernate.order_updates"
                    + (inserts ? ", and keys from a sequence, because IDENTITY keys prevent batches of INSERTs." : ".");
        }
        if (layers.eclipselink()) {
            return "Let EclipseLink send them as batches: eclipselink.jdbc.batch-writing=JDBC"
                    + (inserts ? ", and keys from a sequence." : ".");
        }
        if (layers.myBatis()) {
            return "Send them as one batch: a session of ExecutorType.BATCH, flushed once"
                    + (inserts ? ", or one INSERT of many rows with <foreach>." : ".");
        }
        if (layers.jooq()) {
            return "Send them as one batch: DSLContext.batch(…), batchInsert, batchUpdate or batchStore"
                    + (inserts ? ", or one INSERT of many rows with values(…) for each." : ".");
        }
        if (layers.jdbi()) {
            return "Send them as one batch: Handle.prepareBatch with an add() for each, or a method of a SQL object with"
                    + " @SqlBatch that takes all of them.";
        }
        if (layers.micronautData()) {
            return "Send them as one batch: saveAll, updateAll or deleteAll of the repository, with all of them.";
        }
        if (layers.springJdbc() && !layers.springData()) {
            return "Send them as one batch: JdbcTemplate.batchUpdate with the arguments of all.";
        }
        return "Send them as one batch: addBatch for each and executeBatch once (Spring: JdbcTemplate.batchUpdate; Hibernate:"
                + " hibernate.jdbc.batch_size=50 with hibernate.order_inserts and order_updates, and keys from a sequence,"
                + " because IDENTITY keys prevent batches of INSERTs).";
    }
}
