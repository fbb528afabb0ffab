package io.pitot.agent.instrumentation.tomcatjdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

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

    /** For the service loader. */
    public TomcatJdbcInstrumentation() {}

    @Override
    public String name() {
        return "tomcat-jdbc";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, FUTURE);
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
        } else {
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
                    .state(ObservedPool.class)
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
