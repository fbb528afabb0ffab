package io.pitot.it.corpus;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * One request to a program.
 *
 * @param database the database of the size in question
 * @param connection a connection of its pool, to be used by the request's thread
 * @param rows how many orders there are
 * @param turn the number of the request, from 0
 * @param response what it is answered with; null for work that answers nothing
 */
public record Visit(DataSource database, Connection connection, int rows, int turn, HttpServletResponse response) {

    /** Work that answers nothing. */
    Visit(DataSource database, Connection connection, int rows, int turn) {
        this(database, connection, rows, turn, null);
    }

    /** Answers the request, or goes on to. */
    void answer(String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(body);
    }

    /** A customer; the first has no orders, the others have many or few. */
    public int customer() {
        return 1 + turn % CorpusDatabase.CUSTOMERS;
    }

    /** Another one. */
    int otherCustomer() {
        return 1 + (turn + 1) % CorpusDatabase.CUSTOMERS;
    }

    /** An order. */
    public int order() {
        return 1 + turn % rows;
    }

    /** The keys in the first column of what a query without parameters returns. */
    public List<Integer> keys(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return keys(result);
        }
    }

    /** The same of a query with one parameter. */
    public List<Integer> keys(String sql, int argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                return keys(result);
            }
        }
    }

    private static List<Integer> keys(ResultSet result) throws SQLException {
        List<Integer> keys = new ArrayList<>();
        while (result.next()) {
            keys.add(result.getInt(1));
        }
        return keys;
    }
}
