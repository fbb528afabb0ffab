package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Properties;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Drivers: which database a connection is of. Those that drivers' own data sources open past them are of an unknown one. */
public final class JdbcDriverInstrumentation extends JdbcInstrumentation {

    /** For the service loader. */
    public JdbcDriverInstrumentation() {}

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.Driver");
    }

    @Override
    public Set<String> methods() {
        return Set.of("connect(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.advice(
                named("connect")
                        .and(takesArguments(2))
                        .and(takesArgument(0, String.class))
                        .and(takesArgument(1, Properties.class)),
                advice("ConnectAdvice"));
    }
}
