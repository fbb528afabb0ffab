package com.acme.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** The application's database. */
public final class Ledger {

    private Ledger() {}

    /** Asks it something. */
    public static void query() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1 as ledger").close();
        }
    }
}
