package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Events;
import io.pitot.agent.instrumentation.Requests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries tell the database that they ask from others, with real databases. */
class DatabasesTest {

    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    private static final String ONE = "jdbc:h2:mem:one";
    private static final String OTHER = "jdbc:h2:mem:other";

    @RegisterExtension
    final Events events = new Events();

    @Test
    void theSameQueryTellsTwoDatabasesApartAndKnowsEachAgain() throws Exception {
        Requests.run(() -> {
            for (String url : List.of(ONE, OTHER, ONE)) {
                try (Connection connection = DriverManager.getConnection(url)) {
                    ask(connection);
                }
            }
        });

        List<Integer> databases = databases();
        assertThat(databases).hasSize(3).doesNotContain(0);
        assertThat(databases.get(0)).isEqualTo(databases.get(2)).isNotEqualTo(databases.get(1));
        assertThat(events.queries())
                .extracting(Event::hash)
                .containsOnly(events.queries().get(0).hash());
    }

    @Test
    void allConnectionsOfAPoolAreOfOneDatabase() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(ONE);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Requests.run(() -> {
                try (Connection connection = pool.getConnection();
                        Connection second = pool.getConnection()) {
                    ask(connection);
                    ask(second);
                    change(second);
                }
            });
        }

        assertThat(databases()).hasSize(3).doesNotContain(0);
        assertThat(databases().stream().distinct()).hasSize(1);
    }

    @Test
    void schemasOfOneConnectionAreToldApart() throws Exception {
        try (Connection connection = POSTGRES.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA tenant");
            events.clear();
            Requests.run(() -> {
                ask(connection);
                connection.setSchema("tenant");
                ask(connection);
                connection.setSchema("public");
                ask(connection);
                connection.setSchema("tenant");
                ask(connection);
            });
        }

        List<Integer> databases = databases();
        assertThat(databases.get(1)).isEqualTo(databases.get(3)).isNotIn(databases.get(0), databases.get(2));
    }

    @Test
    void schemasThatTextsChooseAreToldApart() throws Exception {
        try (Connection connection = POSTGRES.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA chosen");
            events.clear();
            Requests.run(() -> {
                ask(connection);
                statement.execute("SET search_path TO chosen");
                ask(connection);
                statement.execute("SET search_path TO 'public'");
                ask(connection);
                statement.execute("SET search_path TO chosen");
                ask(connection);
                statement.executeQuery("SELECT 1").close();
            });
        }

        List<Integer> databases = databases();
        assertThat(databases.get(1))
                .isEqualTo(databases.get(3))
                .isEqualTo(databases.get(4))
                .isNotIn(databases.get(0), databases.get(2));
    }

    @Test
    void aBatchTellsHowManyItHasAndNoDatabase() throws Exception {
        try (Connection connection = DriverManager.getConnection(ONE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE batched (id INT)");
            events.clear();
            Requests.run(() -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO batched VALUES (?)")) {
                    for (int i = 0; i < 3; i++) {
                        insert.setInt(1, i);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        }

        Event batch = events.queries().get(0);
        assertThat(batch.has(EventLayout.FLAG_BATCH)).isTrue();
        assertThat(batch.aux()).isEqualTo(3);
    }

    @Test
    void whatADataSourceOpensPastItsDriverIsOfAnUnknownDatabase() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(ONE);
        Requests.run(() -> {
            try (Connection connection = source.getConnection()) {
                ask(connection);
            }
        });

        assertThat(databases()).containsExactly(0);
    }

    /** Without the statements by which a driver goes to another schema. */
    private List<Integer> databases() {
        return events.queries().stream()
                .filter(query -> !query.query().startsWith("SET"))
                .map(Event::aux)
                .toList();
    }

    private static void ask(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 + CAST(? AS INT)")) {
            select.setInt(1, 7);
            select.executeQuery().next();
        }
    }

    private static void change(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS changed (id INT)");
        }
    }
}
