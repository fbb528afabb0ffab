package io.pitot.cli.dist;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs some queries, to be run with the agent. */
public final class Application {

    private Application() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:application");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 50; i++) {
                try (ResultSet rows = statement.executeQuery("SELECT " + i)) {
                    rows.next();
                }
            }
        }
        System.out.println("DONE");
    }
}
