package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Connections: which text a prepared statement was made from. */
public final class JdbcConnectionInstrumentation extends JdbcInstrumentation {

    /** For the service loader. */
    public JdbcConnectionInstrumentation() {}

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.Connection");
    }

    @Override
    public Set<String> methods() {
        return Set.of("prepareStatement", "prepareCall", "isValid(I)Z");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.advice(
                        namedOneOf("prepareStatement", "prepareCall")
                                .and(isPublic())
                                .and(takesArgument(0, String.class)),
                        advice("PrepareAdvice"))
                .advice(
                        named("isValid").and(takesArguments(int.class)).and(returns(boolean.class)),
                        advice("IsValidAdvice"));
    }
}
