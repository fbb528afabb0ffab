package io.pitot.agent.instrumentation.tomcatjdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Tomcat JDBC. A connection that is promised ({@code getConnectionAsync}) is waited for in the future's {@code get},
 * unless there is one at once.
 */
public final class TomcatJdbcInstrumentation extends LibraryInstrumentation {

    private static final String POOL = "org.apache.tomcat.jdbc.pool.ConnectionPool";
    private static final String FUTURE = POOL + "$ConnectionFuture";

    private static final String CONNECTION = "org.apache.tomcat.jdbc.pool.PooledConnection";

    /** For the service loader. */
    public TomcatJdbcInstrumentation() {}

    @Override
    public String name() {
        return "tomcat-jdbc";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, FUTURE, CONNECTION);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(getClass().getPackageName() + ".TomcatJdbcReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(FUTURE)) {
            ElementMatcher.Junction<MethodDescription> get =
                    named("get").and(takesArguments(long.class, TimeUnit.class)).and(returns(Connection.class));
            weaver.expect(get, "get(long, TimeUnit)").advice(get, advice + ".FutureAdvice");
        } else if (type.getName().equals(CONNECTION)) {
            weaver.state(HeldConnection.class);
        } else {
            ElementMatcher.Junction<MethodDescription> pooled =
                    takesArguments(1).and(takesArgument(0, named(CONNECTION)));
            ElementMatcher.Junction<MethodDescription> setup =
                    named("setupConnection").and(pooled);
            ElementMatcher.Junction<MethodDescription> giveBack =
                    named("returnConnection").and(pooled);
            ElementMatcher.Junction<MethodDescription> constructor = ElementMatchers.<MethodDescription>isConstructor()
                    .and(takesArguments(1))
                    .and(takesArgument(0, named("org.apache.tomcat.jdbc.pool.PoolConfiguration")));
            ElementMatcher.Junction<MethodDescription> getConnection =
                    named("getConnection").and(takesNoArguments().or(takesArguments(String.class, String.class)));
            ElementMatcher.Junction<MethodDescription> getConnectionAsync =
                    named("getConnectionAsync").and(takesNoArguments());
            weaver.expect(constructor, "ConnectionPool(PoolConfiguration)")
                    .expect(getConnection, "getConnection()")
                    .expect(returnsInt("getWaitCount"), "getWaitCount()")
                    .expect(returnsInt("getActive"), "getActive()")
                    .expect(returnsInt("getSize"), "getSize()")
                    .expect(setup, "setupConnection(PooledConnection)")
                    .expect(giveBack, "returnConnection(PooledConnection)")
                    .state(ObservedPool.class)
                    .advice(setup, advice + ".SetupAdvice")
                    .advice(giveBack, "io.pitot.agent.instrumentation.GivenBackAdvice$ToPool")
                    .advice(constructor, advice + ".NameAdvice")
                    .advice(getConnection, advice + ".GetConnectionAdvice")
                    .advice(getConnectionAsync, advice + ".PromiseAdvice");
        }
    }

    private static ElementMatcher<MethodDescription> returnsInt(String name) {
        return ElementMatchers.<MethodDescription>named(name)
                .and(takesNoArguments())
                .and(returns(int.class));
    }
}
