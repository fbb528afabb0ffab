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
                ResultSet readers = statement.executeQuery("SELECT id, name FROM reader ORDER BY id")) {
            while (readers.next()) {
                borrowed.put(readers.getString(2), borrowedBy(readers.getInt(1)));
            }
        }
        return borrowed;
    }

    private int borrowedBy(int reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM loan WHERE reader_id = ?")) {
            select.setInt(1, reader);
            try (ResultSet count = select.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
