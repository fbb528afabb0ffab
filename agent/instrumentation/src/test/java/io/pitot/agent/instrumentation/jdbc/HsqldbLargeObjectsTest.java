package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HsqldbLargeObjectsTest extends LargeObjectsContract {

    private static final DriverJar DRIVER = new DriverJar("hsqldb");

    private static HsqldbServer server;
    private static SlowedServer slowed;

    @BeforeAll
    static void start() throws IOException, ReflectiveOperationException {
        server = new HsqldbServer(DRIVER, "films");
        slowed = new SlowedServer(server.port());
    }

    @AfterAll
    static void stop() throws IOException, ReflectiveOperationException {
        slowed.close();
        server.close();
    }

    @Override
    SlowedServer server() {
        return slowed;
    }

    @Override
    Connection connect() throws SQLException {
        return DRIVER.connect("jdbc:hsqldb:hsql://localhost:" + slowed.port() + "/films", "user", "SA", "password", "");
    }

    @Override
    String columns() {
        return "picture BLOB(4M), body CLOB(4M)";
    }

    @Test
    void timeInObjectsOfAnyGetterIsFetchTimeOfTheirQuery() throws Exception {
        isFetchTime(
                row -> assertThat(((Blob) row.getObject(1)).getBytes(1, 1_000)).hasSize(1_000));
    }

    @Test
    void timeInStreamsOfTheResultIsFetchTimeOfItsQuery() throws Exception {
        isFetchTime(row -> {
            try (InputStream stream = row.getBinaryStream(1);
                    InputStream ascii = row.getAsciiStream(2);
                    Reader reader = row.getCharacterStream(2)) {
                assertThat(stream.readNBytes(100_000)).hasSize(100_000);
                assertThat(ascii.readNBytes(100_000)).hasSize(100_000);
                assertThat(reader.skip(100_000)).isEqualTo(100_000);
                assertThat(reader.read()).isPositive();
            }
        });
    }
}
