package io.pitot.it.corpus;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Requests that ask several databases: shards, a replica, the tenants'. */
@SuppressWarnings("UnusedVariable")
final class Databases {

    private static final String OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id";
    private static final int ALL = 6;

    private static final Map<Integer, List<DataSource>> SHARDS = new ConcurrentHashMap<>();

    private Databases() {}

    /** So many databases like the visit's. */
    private static List<DataSource> shards(Visit visit, int number) {
        return SHARDS.computeIfAbsent(visit.rows(), Databases::open).subList(0, number);
    }

    private static List<DataSource> open(int rows) {
        List<DataSource> shards = new ArrayList<>();
        try {
            for (int i = 0; i < ALL; i++) {
                shards.add(CorpusDatabase.of("shard-" + i, rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return shards;
    }

    private static List<Integer> keys(Visit visit, DataSource database, String sql, int argument) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Visit(database, connection, visit.rows(), visit.turn()).keys(sql, argument);
        }
    }

    @Verdict
    static void theSameOfThreeShards(Visit visit) throws SQLException {
        for (DataSource shard : shards(visit, 3)) {
            keys(visit, shard, OF_CUSTOMER, visit.customer());
        }
    }

    @Verdict
    static void theSameOfSixShards(Visit visit) throws SQLException {
        for (DataSource shard : shards(visit, ALL)) {
            keys(visit, shard, OF_CUSTOMER, visit.customer());
        }
    }

    /** The customers are tenants, each with a database of its own. */
    @Verdict
    static void aDatabaseForEachTenant(Visit visit) throws SQLException {
        for (int tenant : visit.keys("SELECT id FROM customer ORDER BY id")) {
            keys(visit, shards(visit, ALL).get(tenant), "SELECT COUNT(*) FROM orders WHERE customer_id = ?", tenant);
        }
    }

    /** Or a schema, asked by the same connection. */
    @Verdict
    static void aSchemaForEachTenant(Visit visit) throws SQLException {
        for (int tenant : visit.keys("SELECT id FROM customer ORDER BY id")) {
            visit.connection().setSchema(tenant % 2 == 0 ? "INFORMATION_SCHEMA" : "PUBLIC");
            visit.keys("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE ROW_COUNT_ESTIMATE < ?", 1_000_000);
        }
        visit.connection().setSchema("PUBLIC");
    }

    /** Or a schema that a text chooses. */
    @Verdict
    static void aSchemaForEachTenantByText(Visit visit) throws SQLException {
        try (Statement statement = visit.connection().createStatement()) {
            for (int tenant : visit.keys("SELECT id FROM customer ORDER BY id")) {
                statement.execute(tenant % 2 == 0 ? "SET SCHEMA INFORMATION_SCHEMA" : "SET SCHEMA PUBLIC");
                visit.keys("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA WHERE LENGTH(SCHEMA_NAME) > ?", tenant);
            }
            statement.execute("SET SCHEMA PUBLIC");
        }
    }

    @Verdict
    static void primaryAndReplica(Visit visit) throws SQLException {
        visit.keys("SELECT total FROM orders WHERE id = ?", visit.order());
        keys(visit, shards(visit, 1).get(0), "SELECT total FROM orders WHERE id = ?", visit.order());
    }

    /** Each shard is asked the same again and again. */
    @Verdict("DUPLICATE_QUERY")
    static void theSameOfEachShardAgain(Visit visit) throws SQLException {
        for (DataSource shard : shards(visit, 2)) {
            for (int i = 0; i < 3; i++) {
                keys(visit, shard, "SELECT percent FROM rate WHERE percent > ?", 0); // here: theSameOfEachShardAgain
            }
        }
    }

    @Verdict("N_PLUS_ONE")
    static void itemsOfEachOrderOfEachShard(Visit visit) throws SQLException {
        int side = 1;
        for (DataSource shard : shards(visit, 2)) {
            for (int order : keys(visit, shard, "SELECT id FROM orders WHERE id > ?", 0)) {
                itemsOf(visit, shard, side * order); // here: itemsOfEachOrderOfEachShard
            }
            side = -1;
        }
    }

    /** Each order lies in one of two shards. Of few rows, nothing tells it from a loop over databases. */
    @Verdict(value = "N_PLUS_ONE", fromRows = 10)
    static void itemsOfOrdersInShards(Visit visit) throws SQLException {
        for (int order : visit.keys("SELECT id FROM orders ORDER BY id")) {
            DataSource shard = shards(visit, 2).get(order % 2);
            itemsOf(visit, shard, order); // here: itemsOfOrdersInShards
        }
    }

    private static List<Integer> itemsOf(Visit visit, DataSource shard, int order) throws SQLException {
        return keys(visit, shard, "SELECT id FROM item WHERE order_id = ?", order);
    }
}
