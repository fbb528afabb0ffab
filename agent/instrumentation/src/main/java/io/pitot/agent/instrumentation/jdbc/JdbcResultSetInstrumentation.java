package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedResult;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Result sets: rows read and the time that reading them takes. */
public final class JdbcResultSetInstrumentation extends JdbcInstrumentation {

    /** What makes another row the current one. */
    private static final ElementMatcher.Junction<MethodDescription> MOVES =
            ElementMatchers.<MethodDescription>isPublic()
                    .and(namedOneOf("next", "previous", "first", "last")
                            .and(takesNoArguments())
                            .or(namedOneOf("absolute", "relative").and(takesArguments(int.class))));

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
                .advice(named("close").and(takesNoArguments()).and(returns(void.class)), advice("ResultCloseAdvice"));
    }
}
