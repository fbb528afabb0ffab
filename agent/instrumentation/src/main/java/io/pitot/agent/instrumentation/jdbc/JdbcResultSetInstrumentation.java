package io.pitot.agent.instrumentation.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedResult;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Result sets: rows read and the time that reading them takes. */
public final class JdbcResultSetInstrumentation extends JdbcInstrumentation {

    /** For the service loader. */
    public JdbcResultSetInstrumentation() {}

    /** A superclass of result sets that is none itself. */
    @Override
    public Set<String> typeNames() {
        return Set.of("org.sqlite.jdbc3.JDBC3ResultSet");
    }

    @Override
    public Set<String> supertypes() {
        return Set.of("java.sql.ResultSet");
    }

    @Override
    public Set<String> methods() {
        return Set.of("next()Z");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(ObservedResult.class)
                .advice(named("next").and(takesNoArguments()).and(returns(boolean.class)), advice("NextAdvice"))
                .advice(named("close").and(takesNoArguments()).and(returns(void.class)), advice("ResultCloseAdvice"));
    }
}
