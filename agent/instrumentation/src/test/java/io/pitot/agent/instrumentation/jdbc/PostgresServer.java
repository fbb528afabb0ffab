package io.pitot.agent.instrumentation.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server for the tests of one class. */
final class PostgresServer implements BeforeAllCallback, AfterAllCallback {

    private final EmbeddedPostgres.Builder builder;
    private EmbeddedPostgres running;

    /** The version on the class path. */
    PostgresServer() {
        this(EmbeddedPostgres.builder());
    }

    /**
     * Another version: the archives all have one name, so that only one can lie on the class path. For Linux.
     *
     * @param folder where Maven has copied the archive's jar to, below {@code target/libraries}
     */
    PostgresServer(String folder) {
        this(EmbeddedPostgres.builder().setPgBinaryResolver((system, architecture) -> archive(folder)));
    }

    private PostgresServer(EmbeddedPostgres.Builder builder) {
        // For branches of distributed transactions, which it takes none of else.
        this.builder = builder.setServerConfig("max_prepared_transactions", "5");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        running = builder.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        running.close();
    }

    /** @param options of the URL, such as {@code prepareThreshold=1}, joined by {@code &} */
    Connection connect(String options) throws SQLException {
        return DriverManager.getConnection(url() + "&" + options);
    }

    String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    int port() {
        return running.getPort();
    }

    private static InputStream archive(String folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", "libraries", folder));
                ZipFile jar = new ZipFile(jars.iterator().next().toFile());
                InputStream archive = jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"))) {
            return new ByteArrayInputStream(archive.readAllBytes());
        }
    }
}
