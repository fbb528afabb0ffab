package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedStatement;
import io.pitot.agent.bootstrap.SqlErrors;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Statements, prepared and callable ones: what is executed, with which arguments, and what came of it. */
public final class JdbcStatementInstrumentation extends JdbcInstrumentation {

    /** For the service loader. */
    public JdbcStatementInstrumentation() {}

    /** A superclass of statements that is none itself. */
    @Override
    public Set<String> typeNames() {
        return Set.of("org.sqlite.jdbc3.JDBC3Statement");
    }

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.Statement", "java.sql.PreparedStatement", "java.sql.CallableStatement");
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "executeQuery",
                "executeUpdate",
                "executeLargeUpdate",
                "execute()Z",
                "execute(Ljava/lang/String;)Z",
                "execute(Ljava/lang/String;I)Z",
                "execute(Ljava/lang/String;[I)Z",
                "execute(Ljava/lang/String;[Ljava/lang/String;)Z",
                "executeBatch",
                "executeLargeBatch",
                "addBatch",
                "getResultSet()Ljava/sql/ResultSet;",
                "getUpdateCount()I",
                "setNull(Ljava/lang/String;I)V");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        // Only where a driver is: java.sql may be missing from a trimmed runtime.
        SqlErrors.install(new SqlStates());
        weaver.state(ObservedStatement.class)
                .advice(execute(named("executeQuery")).and(not(returns(void.class))), advice("QueryAdvice"))
                .advice(
                        execute(named("executeUpdate"))
                                .and(returns(int.class))
                                .or(execute(named("executeLargeUpdate")).and(returns(long.class))),
                        advice("UpdateAdvice"))
                .advice(execute(named("execute")).and(returns(boolean.class)), advice("ExecuteAdvice"))
                .advice(
                        namedOneOf("executeBatch", "executeLargeBatch")
                                .and(isPublic())
                                .and(takesNoArguments()),
                        advice("BatchAdvice"))
                .advice(
                        named("addBatch").and(isPublic()).and(takesNoArguments().or(takesArguments(String.class))),
                        advice("AddBatchAdvice"))
                .advice(noArguments("clearBatch"), advice("ClearBatchAdvice"))
                .advice(noArguments("clearParameters"), advice("ClearParametersAdvice"))
                .advice(noArguments("getResultSet"), advice("GetResultSetAdvice"))
                .advice(
                        noArguments("getUpdateCount")
                                .and(returns(int.class))
                                .or(noArguments("getLargeUpdateCount").and(returns(long.class))),
                        advice("GetUpdateCountAdvice"))
                .advice(noArguments("close"), advice("StatementCloseAdvice"));
        weaveSetters(weaver, int.class, "IndexedArgumentAdvice");
        weaveSetters(weaver, String.class, "NamedArgumentAdvice");
    }

    /** {@code setX(int, X, …)} of prepared and {@code setX(String, X, …)} of callable statements. */
    private static void weaveSetters(Weaver weaver, Class<?> parameter, String advice) {
        ElementMatcher.Junction<MethodDescription> setNull = ElementMatchers.named("setNull");
        ElementMatcher.Junction<MethodDescription> setter = ElementMatchers.<MethodDescription>nameStartsWith("set")
                .and(isPublic())
                .and(returns(void.class))
                .and(takesArgument(0, parameter));
        ElementMatcher.Junction<MethodDescription> ofValue = setter.and(not(setNull));
        weaver.advice(setter.and(setNull).and(takesArgument(1, int.class)), advice(advice + "$OfNull"))
                .advice(
                        ofValue.and(takesArgument(1, int.class)
                                .or(takesArgument(1, long.class))
                                .or(takesArgument(1, short.class))
                                .or(takesArgument(1, byte.class))),
                        advice(advice + "$OfInteger"))
                .advice(ofValue.and(takesArgument(1, boolean.class)), advice(advice + "$OfBoolean"))
                .advice(
                        ofValue.and(takesArgument(1, double.class).or(takesArgument(1, float.class))),
                        advice(advice + "$OfFloating"))
                .advice(
                        ofValue.and(
                                takesArgument(1, ElementMatchers.<TypeDescription>not(ElementMatchers.isPrimitive()))),
                        advice(advice + "$OfObject"));
    }

    /** Without parameters, or with a text and what is to be done with generated keys. */
    private static ElementMatcher.Junction<MethodDescription> execute(
            ElementMatcher.Junction<? super MethodDescription> name) {
        return ElementMatchers.<MethodDescription>isPublic()
                .and(name)
                .and(takesNoArguments()
                        .or(takesArguments(String.class))
                        .or(takesArguments(String.class, int.class))
                        .or(takesArguments(String.class, int[].class))
                        .or(takesArguments(String.class, String[].class)));
    }

    private static ElementMatcher.Junction<MethodDescription> noArguments(String name) {
        return ElementMatchers.<MethodDescription>named(name).and(isPublic()).and(takesNoArguments());
    }
}
