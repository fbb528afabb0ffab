package com.acme.library;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Readers, and the books that each has borrowed. */
public final class Loans {

    private final Connection connection;

    public Loans(Connection connection) {
        this.connection = connection;
    }

    public Map<String, Integer> borrowedByReader() throws SQLException {
        Map<String, Integer> borrowed = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet readers = statement.executeQuery("SELECT r.name, COUNT(l.id) FROM reader r"
                        + " LEFT JOIN loan l ON l.reader_id = r.id GROUP BY r.id, r.name ORDER BY r.id")) {
            while (readers.next()) {
                borrowed.put(readers.getString(1), readers.getInt(2));
            }
        }
        return borrowed;
    }
}
