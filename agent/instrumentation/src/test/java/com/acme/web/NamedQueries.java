package com.acme.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** The application's database, of which each query says for what it is run. */
public final class NamedQueries {

    private final DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");

    /** Runs one of that name. */
    public void run(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select 1 as " + name)) {
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("query=" + name + ": not run", e);
        }
    }
}
