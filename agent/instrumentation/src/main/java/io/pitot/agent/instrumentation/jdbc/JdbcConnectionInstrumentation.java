package io.pitot.agent.instrumentation.jdbc;

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
import net.bytebuddy.description.type.TypeDescription;

/** Connections: which text a prepared statement was made from, and where transactions end. */
public final class JdbcConnectionInstrumentation extends JdbcInstrumentation {

    /** For the service loader. */
    public JdbcConnectionInstrumentation() {}

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.Connection");
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "prepareStatement",
                "prepareCall",
                "createStatement",
                "setAutoCommit(Z)V",
                "commit()V",
                "rollback()V",
                "isValid(I)Z");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(ObservedConnection.class)
                .advice(
                        namedOneOf("prepareStatement", "prepareCall")
                                .and(isPublic())
                                .and(takesArgument(0, String.class)),
                        advice("PrepareAdvice"))
                .advice(named("createStatement").and(isPublic()).and(not(returns(void.class))), advice("CreateAdvice"))
                .advice(
                        named("setAutoCommit")
                                .and(takesArguments(boolean.class))
                                .and(returns(void.class)),
                        advice("AutoCommitAdvice"))
                .advice(
                        namedOneOf("commit", "rollback", "close")
                                .and(isPublic())
                                .and(takesNoArguments())
                                .and(returns(void.class)),
                        advice("EndAdvice"))
                .advice(
                        named("isValid").and(takesArguments(int.class)).and(returns(boolean.class)),
                        advice("IsValidAdvice"));
    }
}
