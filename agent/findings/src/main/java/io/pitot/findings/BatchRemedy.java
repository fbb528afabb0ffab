package io.pitot.findings;

/** How rows that are written one by one are written at once, by the library that writes them. */
final class BatchRemedy {

    private static final String DRIVERS =
            "\nPostgreSQL's and MySQL's drivers make one statement of a batch of INSERTs only if told to:"
                    + " reWriteBatchedInserts=true, rewriteBatchedStatements=true.";

    private static final String KEYS = ", and keys from a sequence, because IDENTITY keys prevent batches of INSERTs";

    private BatchRemedy() {}

    /** The remedy, by the layers of the place that repeats the statement. */
    static String of(Sql sql, Layers layers, WriteSurroundings around) {
        return layers.library().map(LibraryRemedy::write).orElseGet(() -> ofApplication(sql, layers, around));
    }

    private static String ofApplication(Sql sql, Layers layers, WriteSurroundings around) {
        if (layers.hibernateQuery() && !layers.hibernateFlush()) {
            return "Change all in one statement: … where … in :keys, with the keys collected first.";
        }
        return (around.eachIsCommitted() ? transaction(layers) : "")
                + batch(sql, layers, around)
                + (sql.isInsert() ? DRIVERS : "");
    }

    private static String transaction(Layers layers) {
        return "Put one transaction around the loop, unless each must stand on its own (Spring: @Transactional on the method that"
                + " loops): now each is committed by itself"
                + (layers.hibernate() || layers.eclipselink()
                        ? ", and no batch goes beyond its transaction.\n"
                        : ".\n");
    }

    private static String batch(Sql sql, Layers layers, WriteSurroundings around) {
        boolean keysMatter = sql.isInsert() && !around.keysAreFromSequence();
        if (layers.hibernate()) {
            return "Let Hibernate send them as batches: hibernate.jdbc.batch_size=50 with hibernate.order_inserts and"
                    + " hibernate.order_updates"
                    + (keysMatter ? KEYS : "") + ".";
        }
        if (layers.eclipselink()) {
            return "Let EclipseLink send them as batches: eclipselink.jdbc.batch-writing=JDBC"
                    + (keysMatter ? ", and keys from a sequence." : ".");
        }
        if (layers.myBatisPlus()) {
            return "Send them as one batch: saveBatch, updateBatchById, saveOrUpdateBatch or removeByIds of the service, with all of"
                    + " them.";
        }
        if (layers.myBatis()) {
            return "Send them as one batch: a session of ExecutorType.BATCH, flushed once"
                    + (sql.isInsert() ? ", or one INSERT of many rows with <foreach>." : ".");
        }
        if (layers.jooq()) {
            return "Send them as one batch: DSLContext.batch(…), batchInsert, batchUpdate or batchStore"
                    + (sql.isInsert() ? ", or one INSERT of many rows with values(…) for each." : ".");
        }
        if (layers.jdbi()) {
            return "Send them as one batch: Handle.prepareBatch with an add() for each, or a method of a SQL object with"
                    + " @SqlBatch that takes all of them.";
        }
        if (layers.micronautData()) {
            return "Send them as one batch: saveAll, updateAll or deleteAll of the repository, with all of them.";
        }
        if (layers.ebean()) {
            return "Send them as one batch: saveAll, insertAll, updateAll or deleteAll of the database, or a transaction with"
                    + " setBatchMode(true) around the loop.";
        }
        if (layers.springData()) {
            return sql.isInsert()
                    ? "Send them as one batch: saveAll of the repository, with all of them."
                    : "Change all in one statement: a method with @Modifying and a @Query (… WHERE … IN (:keys)); or send them as"
                            + " one batch: JdbcTemplate.batchUpdate.\n"
                            + "save(…) of Spring Data JDBC writes the whole aggregate: it deletes its collections, and inserts them again.";
        }
        if (layers.springJdbc()) {
            return "Send them as one batch: JdbcTemplate.batchUpdate with the arguments of all.";
        }
        return "Send them as one batch: addBatch for each and executeBatch once (Spring: JdbcTemplate.batchUpdate; Hibernate:"
                + " hibernate.jdbc.batch_size=50 with hibernate.order_inserts and order_updates"
                + (keysMatter ? KEYS : "") + ").";
    }
}
