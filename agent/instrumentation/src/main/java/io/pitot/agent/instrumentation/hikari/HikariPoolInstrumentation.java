package io.pitot.agent.instrumentation.hikari;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** HikariCP 4 to 7: every request for a connection passes through one method of the pool, which hands out a proxy each time. */
public final class HikariPoolInstrumentation extends LibraryInstrumentation {

    private static final String POOL = "com.zaxxer.hikari.pool.HikariPool";
    private static final String PROXY = "com.zaxxer.hikari.pool.ProxyConnection";

    /** For the service loader. */
    public HikariPoolInstrumentation() {}

    @Override
    public String name() {
        return "hikari";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, PROXY);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(PROXY)) {
            var close = named("close").and(takesNoArguments());
            weaver.expect(close, "close()")
                    .state(HeldConnection.class)
                    .advice(close, "io.pitot.agent.instrumentation.GivenBackAdvice$ByClose");
            return;
        }
        var getConnection = named("getConnection").and(takesArguments(long.class));
        weaver.expect(getConnection, "getConnection(long)")
                .expect(returnsInt("getThreadsAwaitingConnection"), "getThreadsAwaitingConnection()")
                .expect(returnsInt("getActiveConnections"), "getActiveConnections()")
                .expect(returnsInt("getTotalConnections"), "getTotalConnections()")
                .advice(getConnection, "io.pitot.agent.instrumentation.hikari.GetConnectionAdvice");
    }

    private static ElementMatcher<MethodDescription> returnsInt(String name) {
        return ElementMatchers.<MethodDescription>named(name)
                .and(takesNoArguments())
                .and(returns(int.class));
    }
}
