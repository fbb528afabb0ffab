package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2LargeObjectsTest extends LargeObjectsContract {

    /** In memory it would send large objects with their rows. */
    @TempDir
    private static Path files;

    private static Server server;
    private static SlowedServer slowed;

    @BeforeAll
    static void start() throws SQLException, IOException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", files.toString())
                .start();
        slowed = new SlowedServer(server.getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        slowed.close();
        server.stop();
    }

    @Override
    SlowedServer server() {
        return slowed;
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:tcp://localhost:" + slowed.port() + "/./films");
    }

    @Override
    String columns() {
        return "picture BLOB, body CLOB";
    }

    @Test
    void timeInObjectsOfAnyGetterIsFetchTimeOfTheirQuery() throws Exception {
        isFetchTime(
                row -> assertThat(((Blob) row.getObject(1)).getBytes(1, 1_000)).hasSize(1_000));
    }

    @Test
    void timeInClobsOfTheGetterForNationalCharactersIsFetchTimeOfTheirQuery() throws Exception {
        isFetchTime(row -> {
            Clob body = row.getNClob(2);
            assertThat(body.getSubString(1, 100)).hasSize(100);
        });
    }

    @Test
    void timeInAStreamOfTheResultIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            try (InputStream stream = row.getBinaryStream(1)) {
                assertThat(stream.readNBytes(100_000)).hasSize(100_000);
            }
        });
    }
}
