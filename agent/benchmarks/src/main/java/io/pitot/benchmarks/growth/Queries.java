package io.pitot.benchmarks.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs one query as applications do and reads its row. */
final class Queries {

    private Queries() {}

    static long prepared(Connection connection, String sql, long argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                return sum(result);
            }
        }
    }

    static long plain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return sum(result);
        }
    }

    private static long sum(ResultSet result) throws SQLException {
        long sum = 0;
        while (result.next()) {
            sum += result.getLong(1);
        }
        return sum;
    }

    /** As many texts as wanted, each a query of its own when its literals are left out. */
    static String[] texts(int number) {
        String[] texts = new String[number];
        for (int i = 0; i < number; i++) {
            texts[i] = text(i);
        }
        return texts;
    }

    static String text(int i) {
        return "select o.id, o.customer_id, o.placed_at, o.total from orders_" + i
                + " o where o.customer_id = ? and o.state in ('OPEN', 'PAID') order by o.placed_at desc limit 20";
    }
}
