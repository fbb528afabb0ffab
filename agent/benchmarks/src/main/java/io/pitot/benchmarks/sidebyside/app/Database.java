package io.pitot.benchmarks.sidebyside.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The table that is queried, and connections to it. */
final class Database {

    /** Rows of the table: ids from 1. */
    static final int ROWS = 1_000;

    private static final String URL = "jdbc:h2:mem:products;DB_CLOSE_DELAY=-1";

    private Database() {}

    /** Makes and fills the table. */
    static void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE product (id INT PRIMARY KEY, name VARCHAR(40), price INT)");
            statement.execute("INSERT INTO product SELECT x, 'product ' || x, x FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
    }

    /** A new connection, as the application under measurement gets it. */
    static Connection connect() throws SQLException {
        return DriverManager.getConnection(URL);
    }
}
