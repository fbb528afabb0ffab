package io.pitot.it.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Pieces of work on a database of authors and books, each of which can be asked for over HTTP in several sizes; and what
 * the database itself says of what it was asked to do since the last time.
 */
final class Library {

    /** Author n has n books. */
    static final int AUTHORS = 12;

    private static final List<String> KINDS = List.of("DELETE", "INSERT", "SELECT", "UPDATE");

    private final String url = System.getProperty("library.url", "jdbc:h2:mem:library;DB_CLOSE_DELAY=-1");
    private final LibraryServer server = LibraryServer.of(url);
    private final HikariDataSource database = newDatabase();
    private final AtomicLong nextId = new AtomicLong(100_000);
    private final List<String> paths = new ArrayList<>();
    private final WebServer web = new WebServer();

    Library() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(server.account());
            statement.execute("CREATE TABLE author (id BIGINT PRIMARY KEY, version INT, name VARCHAR(40))");
            statement.execute(
                    "CREATE TABLE book (id BIGINT PRIMARY KEY, author_id BIGINT, volume INT, title VARCHAR(40))");
            String numbers = server.numbers(AUTHORS);
            statement.execute("INSERT INTO author SELECT n.x, 0, 'author ' || n.x FROM " + numbers);
            statement.execute("INSERT INTO book SELECT a.id * 100 + n.x, a.id, n.x, 'book ' || n.x FROM author a JOIN "
                    + numbers + " ON n.x <= a.id");
        }
        web.servlet("/told", (request, response) -> response.getWriter().print(told()));
        web.servlet("/paths", (request, response) -> response.getWriter().print(String.join("\n", paths)));
    }

    private HikariDataSource newDatabase() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    /** Where it is. */
    String url() {
        return url;
    }

    DataSource database() {
        return database;
    }

    /** A key that no row has. */
    long nextId() {
        return nextId.incrementAndGet();
    }

    /** Adds a piece of work. */
    Library work(String path, Work work) {
        paths.add(path);
        web.servlet(path, (request, response) -> {
            try {
                response.getWriter().print(work.run(Integer.parseInt(request.getParameter("size"))));
            } catch (RuntimeException | java.io.IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(path, e);
            }
        });
        return this;
    }

    /** Prints its port and runs until ended. */
    void run() throws Exception {
        web.run();
    }

    /** One line for each kind of statement: how often the database executed it, and the rows it gave or changed. */
    private String told() throws SQLException {
        Map<String, long[]> kinds = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(server.told())) {
                while (rows.next()) {
                    // What the driver asks when the pool lets it look whether a connection lives, and this.
                    if (server.isOwn(rows.getString(1))) {
                        continue;
                    }
                    String kind = server.kind(rows.getString(1));
                    long[] counts = kinds.computeIfAbsent(kind, any -> new long[2]);
                    counts[0] += rows.getLong(2);
                    counts[1] += rows.getLong(3);
                }
            }
            statement.execute(server.forget());
        }
        return KINDS.stream()
                .filter(kinds::containsKey)
                .map(kind -> kind + " " + kinds.get(kind)[0] + " " + kinds.get(kind)[1])
                .collect(Collectors.joining("\n"));
    }

    /** A piece of work. */
    interface Work {
        Object run(int size) throws Exception;
    }
}
