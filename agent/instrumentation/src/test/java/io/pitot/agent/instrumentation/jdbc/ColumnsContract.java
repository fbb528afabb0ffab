package io.pitot.agent.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.ReadColumns;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.Requests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which columns an application reads, however it reads them; what may have been read unseen is unknown. */
abstract class ColumnsContract extends LargeCountsContract {

    private static final int COLUMNS = 9;
    private static final int THIRD = 3;

    /** What the application does with a result that stands before its only row. */
    private interface Reading {
        void of(ResultSet result) throws Exception;
    }

    @BeforeEach
    void createWideTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS wide");
            statement.execute(
                    "CREATE TABLE wide (c1 INT, c2 INT, c3 INT, c4 INT, c5 INT, c6 INT, c7 INT, c8 INT, c9 INT)");
            statement.execute("INSERT INTO wide VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9)");
        }
        events.clear();
    }

    @Test
    void tellsColumnsThatAreReadByNumberAndHowManyThereAre() throws Exception {
        int query = read("number", result -> {
            assertThat(result.getInt(2)).isEqualTo(2);
            assertThat(result.getString(9)).isEqualTo("9");
        });

        assertThat(ReadColumns.read(query)).isEqualTo(bits(2, 9));
        assertThat(ReadColumns.columns(query)).isEqualTo(COLUMNS);
    }

    @Test
    void tellsColumnsThatAreReadByLabel() throws Exception {
        int query = read("label", result -> {
            assertThat(result.getInt("c1")).isEqualTo(1);
            assertThat(result.getString("C7")).isEqualTo("7");
            assertThat(result.getObject("c8", Integer.class)).isEqualTo(8);
        });

        assertThat(ReadColumns.read(query)).isEqualTo(bits(1, 7, 8));
        assertThat(ReadColumns.columns(query)).isEqualTo(COLUMNS);
    }

    @Test
    void whatOneExecutionReadsStaysReadThoughTheOthersDoNot() throws Exception {
        int query = read("often", result -> result.getInt(1));
        read("often", result -> result.getInt("c4"));
        read("often", result -> result.getInt(1));

        assertThat(ReadColumns.read(query)).isEqualTo(bits(1, 4));
    }

    @Test
    void metadataIsNoColumnRead() throws Exception {
        int query = read("metadata", result -> {
            for (int column = 1; column <= COLUMNS; column++) {
                assertThat(result.getMetaData().getColumnLabel(column)).isEqualToIgnoringCase("c" + column);
                assertThat(result.getMetaData().getColumnTypeName(column)).isNotEmpty();
            }
            result.getInt(6);
        });

        assertThat(ReadColumns.read(query)).isEqualTo(bits(6));
    }

    /** By its number the column is told; by its label it is, or the query is unknown. */
    @Test
    void noGetterReadsAColumnUnseen() throws Exception {
        Set<String> unseen = new TreeSet<>();
        List<Method> getters = Arrays.stream(ResultSet.class.getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() > 0)
                .sorted(Comparator.comparing(Method::toString))
                .toList();
        int succeeded = 0;
        for (int i = 0; i < getters.size(); i++) {
            Method getter = getters.get(i);
            boolean[] returned = new boolean[1];
            int query = read("getter" + i, result -> returned[0] = succeeds(getter, result));
            succeeded += returned[0] ? 1 : 0;
            boolean isByLabel = getter.getParameterTypes()[0] == String.class;
            boolean isSeen = ReadColumns.read(query) == bits(THIRD);
            if (returned[0] && !isSeen && !(isByLabel && ReadColumns.read(query) == 0)) {
                unseen.add(getter.toString());
            }
        }

        assertThat(unseen).isEmpty();
        assertThat(succeeded).isGreaterThanOrEqualTo(24);
    }

    private static boolean succeeds(Method getter, ResultSet result) throws IllegalAccessException {
        Object[] arguments = new Object[getter.getParameterCount()];
        Class<?>[] types = getter.getParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(types[i], i);
        }
        try {
            getter.invoke(result, arguments);
            return true;
        } catch (InvocationTargetException unsupported) {
            return false;
        }
    }

    private static Object argument(Class<?> type, int place) {
        if (place == 0) {
            return type == int.class ? (Object) THIRD : "c3";
        }
        return type == Class.class
                ? String.class
                : type == Map.class ? Map.of() : type == int.class ? (Object) 0 : null;
    }

    @Test
    void aResultThatItsStatementClosesTellsItsColumns() throws Exception {
        int query = read("statement", result -> result.getInt(1));
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(select("statement"))) {
                ResultSet result = statement.executeQuery();
                assertThat(result.next()).isTrue();
                result.getInt(5);
            }
        });

        assertThat(ReadColumns.read(query)).isEqualTo(bits(1, 5));
    }

    @Test
    void aResultThatIsStillOpenAsItsRequestEndsMakesItsQueryUnknown() throws Exception {
        int query = read("open", result -> result.getInt(1));
        ResultSet[] open = new ResultSet[1];
        Requests.run(() -> {
            open[0] = connection.prepareStatement(select("open")).executeQuery();
            assertThat(open[0].next()).isTrue();
        });
        open[0].getInt(2);

        assertThat(ReadColumns.read(query)).isZero();
    }

    @Test
    void rowsWithoutAColumnThatIsReadMakeTheirQueryUnknown() throws Exception {
        assertThat(ReadColumns.read(read("none", result -> {}))).isZero();
    }

    @Test
    void moreColumnsThanAreToldApartMakeTheirQueryUnknown() throws Exception {
        String columns = String.join(", ", Collections.nCopies(57, "c1"));
        String sql = "SELECT " + columns + " FROM wide " + alias("many");

        assertThat(ReadColumns.read(readAll(sql, result -> result.getInt(2)))).isZero();
    }

    /** The id of a query that no other test asks: what has been read of it is only ever added to. */
    private int read(String name, Reading reading) throws Exception {
        return readAll(select(name), reading);
    }

    private int readAll(String sql, Reading reading) throws Exception {
        events.clear();
        Requests.run(() -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                reading.of(result);
            }
        });
        return queries(sql).get(0).subject();
    }

    private String select(String name) {
        return "SELECT * FROM wide " + alias(name);
    }

    private String alias(String name) {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT) + "_" + name;
    }

    /** The executions of one query; drivers run others of their own beside it. */
    final List<Event> queries(String query) {
        return events.queries().stream()
                .filter(event -> query.equals(event.query()))
                .toList();
    }

    private static long bits(int... columns) {
        return Arrays.stream(columns).mapToLong(column -> 1L << column).sum();
    }
}
