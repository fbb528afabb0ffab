package com.acme.library;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A library with some readers, each with as many books as its number. */
final class Library implements AutoCloseable {

    private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:");

    Library(int readers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE reader (id INT PRIMARY KEY, name VARCHAR(40))");
            statement.execute("CREATE TABLE loan (id INT AUTO_INCREMENT PRIMARY KEY, reader_id INT)");
        }
        try (PreparedStatement reader = connection.prepareStatement("INSERT INTO reader VALUES (?, ?)");
                PreparedStatement loan = connection.prepareStatement("INSERT INTO loan (reader_id) VALUES (?)")) {
            for (int id = 1; id <= readers; id++) {
                reader.setInt(1, id);
                reader.setString(2, "reader " + id);
                reader.addBatch();
                for (int book = 0; book < id; book++) {
                    loan.setInt(1, id);
                    loan.addBatch();
                }
            }
            reader.executeBatch();
            loan.executeBatch();
        }
    }

    Loans loans() {
        return new Loans(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
