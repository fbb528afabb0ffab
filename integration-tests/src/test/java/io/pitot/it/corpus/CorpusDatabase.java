package io.pitot.it.corpus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A shop's database of one size. An order in three is the second customer's, the others are the third's, the first has none; order
 * n has one to three items, of products that differ from order to order.
 */
public final class CorpusDatabase {

    static final int CUSTOMERS = 3;

    private static final AtomicInteger ASKED = new AtomicInteger();

    private CorpusDatabase() {}

    /** A pool of connections to a new database with so many orders and as many products. */
    static HikariDataSource of(int rows) throws SQLException {
        return of("shop", rows);
    }

    /** The same of a database with a name of its own. */
    static HikariDataSource of(String name, int rows) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name + "-of-" + rows);
        config.setJdbcUrl("jdbc:h2:mem:" + name + rows + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(6);
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40), country CHAR(2))");
            statement.execute(
                    "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT, status VARCHAR(10), total INT)");
            statement.execute("CREATE TABLE item (id INT PRIMARY KEY, order_id INT, product_id INT, quantity INT)");
            statement.execute("CREATE TABLE receipt (id INT PRIMARY KEY, order_id INT UNIQUE)");
            statement.execute("CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(40), price INT)");
            statement.execute("CREATE TABLE rate (country CHAR(2) PRIMARY KEY, percent INT)");
            statement.execute("CREATE TABLE node (id INT PRIMARY KEY, parent_id INT)");
            statement.execute("CREATE TABLE note (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text VARCHAR(40))");
            statement.execute("CREATE TABLE archive (id INT PRIMARY KEY, age INT, text VARCHAR(40))");
            statement.execute("CREATE TABLE memo (id BIGINT PRIMARY KEY, text VARCHAR(40))");
            statement.execute(
                    "CREATE TABLE account (id INT PRIMARY KEY, region INT, name VARCHAR(40), email VARCHAR(40),"
                            + " phone VARCHAR(20), street VARCHAR(40), city VARCHAR(40), zip VARCHAR(10), balance INT,"
                            + " remark VARCHAR(400))");
            statement.execute("CREATE SEQUENCE numbers");
            statement.execute("CREATE ALIAS pause FOR 'io.pitot.it.corpus.CorpusDatabase.pause'");
            statement.execute("CREATE ALIAS flaky FOR 'io.pitot.it.corpus.CorpusDatabase.flaky'");
            statement.execute("INSERT INTO customer SELECT x, 'customer ' || x, CASE x WHEN 1 THEN 'DE' ELSE 'FR' END"
                    + " FROM SYSTEM_RANGE(1, " + CUSTOMERS + ")");
            statement.execute("INSERT INTO orders SELECT x, CASE MOD(x, 3) WHEN 0 THEN 2 ELSE 3 END,"
                    + " CASE MOD(x, 2) WHEN 0 THEN 'OPEN' ELSE 'PAID' END, x FROM SYSTEM_RANGE(1, " + rows + ")");
            statement.execute(
                    "INSERT INTO product SELECT x, 'product ' || x, x FROM SYSTEM_RANGE(1, " + 3 * rows + ")");
            statement.execute("INSERT INTO item SELECT o.id * 10 + i.x, o.id, (o.id - 1) * 3 + i.x, i.x FROM orders o"
                    + " JOIN SYSTEM_RANGE(1, 3) i ON i.x <= 1 + MOD(o.id, 3)");
            statement.execute(
                    "INSERT INTO archive SELECT x, MOD(x, 30), 'kept ' || x FROM SYSTEM_RANGE(1, " + 10 * rows + ")");
            statement.execute(
                    "INSERT INTO account SELECT x, MOD(x, 2), 'account ' || x, 'a' || x || '@acme.com', '555-' || x,"
                            + " 'Street ' || x, 'City ' || x, 10000 + x, x, REPEAT('remark ', 40) FROM SYSTEM_RANGE(1, "
                            + rows + ")");
            statement.execute("INSERT INTO receipt SELECT 1000 + x, x FROM SYSTEM_RANGE(1, " + rows + ")");
            statement.execute("INSERT INTO rate VALUES ('DE', 19), ('FR', 20)");
            // A tree of which every node but the leaves has two children.
            statement.execute("INSERT INTO node SELECT x, x / 2 FROM SYSTEM_RANGE(1, " + rows + ")");
        }
        return pool;
    }

    /** Called by the database: fails two times of three. */
    public static boolean flaky() {
        if (ASKED.incrementAndGet() % 3 != 0) {
            throw new IllegalStateException("try again");
        }
        return true;
    }

    /** Called by the database: an expression that takes its time. */
    public static int pause(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }
}
