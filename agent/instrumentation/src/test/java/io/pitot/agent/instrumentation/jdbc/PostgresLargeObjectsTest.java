package io.pitot.agent.instrumentation.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresLargeObjectsTest extends LargeObjectsContract {

    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    private static SlowedServer slowed;

    @BeforeAll
    static void openSlowPort() throws IOException {
        slowed = new SlowedServer(SERVER.port());
    }

    @AfterAll
    static void closeSlowPort() throws IOException {
        slowed.close();
    }

    @Override
    SlowedServer server() {
        return slowed;
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + slowed.port() + "/postgres?user=postgres");
    }

    @Override
    String columns() {
        return "picture OID, body OID";
    }

    /** Its large objects are bytes. */
    @Override
    void setText(PreparedStatement statement, int index, String text) throws SQLException {
        statement.setBlob(index, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
