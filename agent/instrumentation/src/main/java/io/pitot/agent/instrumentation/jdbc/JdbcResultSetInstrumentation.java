package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ColumnCounts;
import io.pitot.agent.bootstrap.ObservedResult;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Result sets: rows and columns read, the time that reading them takes, and the large objects that come of them. */
public final class JdbcResultSetInstrumentation extends JdbcInstrumentation {

    /** What makes another row the current one. */
    private static final ElementMatcher.Junction<MethodDescription> MOVES =
            ElementMatchers.<MethodDescription>isPublic()
                    .and(namedOneOf("next", "previous", "first", "last")
                            .and(takesNoArguments())
                            .or(namedOneOf("absolute", "relative").and(takesArguments(int.class))));

    private static final ElementMatcher.Junction<MethodDescription> STREAMS =
            ElementMatchers.<MethodDescription>isPublic()
                    .and(namedOneOf("getAsciiStream", "getBinaryStream", "getCharacterStream", "getNCharacterStream"));

    /** Drivers that make a large object of a value without a call of {@code getBlob} or {@code getClob}. */
    private static final Set<String> MAKE_OBJECTS = Set.of("org.h2.jdbc.JdbcResultSet");

    /** Drivers whose streams of a value may read it from the server. */
    private static final Set<String> MAKE_STREAMS =
            Set.of("org.h2.jdbc.JdbcResultSet", "org.hsqldb.jdbc.JDBCResultSet");

    /**
     * Drivers whose results tell which of their columns are read: all getters are declared in these classes, and none asks the server how
     * many columns there are.
     */
    private static final Set<String> TELL_COLUMNS = Set.of(
            "com.mysql.cj.jdbc.result.ResultSetImpl",
            "org.h2.jdbc.JdbcResultSet",
            "org.hsqldb.jdbc.JDBCResultSet",
            "org.mariadb.jdbc.client.result.Result",
            "org.postgresql.jdbc.PgResultSet",
            "org.sqlite.jdbc3.JDBC3ResultSet",
            "org.sqlite.jdbc4.JDBC4ResultSet");

    /** Drivers' own, too: H2's {@code getInternal} is what its getters by label go through. SQLite's results are their own metadata. */
    private static final ElementMatcher.Junction<MethodDescription> GETTERS =
            ElementMatchers.<MethodDescription>isPublic()
                    .and(nameStartsWith("get"))
                    .and(not(nameStartsWith("getColumn")))
                    .and(not(
                            namedOneOf("getCatalogName", "getPrecision", "getScale", "getSchemaName", "getTableName")));

    /** For the service loader. */
    public JdbcResultSetInstrumentation() {}

    /** Classes that are not found by what they declare: two that only close, and a superclass that is no result set itself. */
    @Override
    public Set<String> typeNames() {
        return Set.of(
                "oracle.jdbc.driver.ForwardOnlyResultSet",
                "oracle.jdbc.driver.OracleReturnResultSet",
                "org.sqlite.jdbc3.JDBC3ResultSet");
    }

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.ResultSet");
    }

    @Override
    public Set<String> methods() {
        return Set.of("next()Z", "deleteRow()V");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(ObservedResult.class)
                .advice(MOVES.and(returns(boolean.class)), advice("MoveAdvice"))
                .advice(
                        namedOneOf("insertRow", "updateRow", "deleteRow", "refreshRow")
                                .and(isPublic())
                                .and(takesNoArguments()),
                        advice("ChangeRowAdvice"))
                .advice(named("close").and(takesNoArguments()).and(returns(void.class)), advice("ResultCloseAdvice"))
                .advice(
                        namedOneOf("getBlob", "getClob", "getNClob", "getSQLXML")
                                .and(isPublic()),
                        advice("HandOutAdvice"));
        if (MAKE_OBJECTS.contains(type.getName())) {
            weaver.advice(named("getObject").and(isPublic()), advice("HandOutAdvice"));
        }
        if (MAKE_STREAMS.contains(type.getName())) {
            weaver.advice(STREAMS, advice("StreamAdvice"));
        }
        if (TELL_COLUMNS.contains(type.getName())) {
            ColumnCounts.install(new ResultColumns());
            weaver.advice(GETTERS.and(takesArgument(0, int.class)), advice("ColumnAdvice"))
                    .advice(GETTERS.and(takesArgument(0, String.class)), advice("LabelAdvice"));
        }
    }
}
