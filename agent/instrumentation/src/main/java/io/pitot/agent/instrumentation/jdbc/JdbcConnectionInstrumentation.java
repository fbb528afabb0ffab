package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedConnection;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Connections: which text a prepared statement was made from, which catalog or schema is asked, and where transactions end. */
public final class JdbcConnectionInstrumentation extends JdbcInstrumentation {

    /** Also what MariaDB's driver, since 4, makes its own statements with: those that begin and end the branches of distributed transactions. */
    private static final ElementMatcher.Junction<MethodDescription> CREATES = ElementMatchers.<MethodDescription>named(
                    "createStatement")
            .and(isPublic())
            .and(not(returns(void.class)))
            .or(named("createInternalStatement").and(takesNoArguments()));

    /** For the service loader. */
    public JdbcConnectionInstrumentation() {}

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.Connection");
    }

    /** Not what ends transactions: much that is no connection commits, too, and each would be looked at as it loads. */
    @Override
    public Set<String> methods() {
        return Set.of("prepareStatement", "prepareCall", "createStatement", "setAutoCommit(Z)V", "isValid(I)Z");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(ObservedConnection.class)
                .advice(
                        namedOneOf("prepareStatement", "prepareCall")
                                .and(isPublic())
                                .and(takesArgument(0, String.class)),
                        advice("PrepareAdvice"))
                .advice(CREATES, advice("CreateAdvice"))
                .advice(
                        named("setAutoCommit")
                                .and(takesArguments(boolean.class))
                                .and(returns(void.class)),
                        advice("AutoCommitAdvice"))
                .advice(
                        namedOneOf("setCatalog", "setSchema")
                                .and(takesArguments(String.class))
                                .and(returns(void.class)),
                        advice("MoveToAdvice"))
                .advice(
                        namedOneOf("commit", "rollback", "close")
                                .and(isPublic())
                                .and(takesNoArguments())
                                .and(returns(void.class)),
                        advice("EndAdvice"))
                .advice(
                        named("isValid").and(takesArguments(int.class)).and(returns(boolean.class)),
                        advice("IsValidAdvice"));
        switch (type.getName()) {
            case "org.h2.jdbc.JdbcConnection" ->
                weaver.advice(isConstructor().and(takesArguments(1)).and(takesArgument(0, type)), advice("CopyAdvice"));
            case "org.postgresql.jdbc.PgConnection" ->
                weaver.advice(named("execSQLUpdate").and(takesArguments(String.class)), advice("DriverTextAdvice"));
            default -> {}
        }
    }
}
