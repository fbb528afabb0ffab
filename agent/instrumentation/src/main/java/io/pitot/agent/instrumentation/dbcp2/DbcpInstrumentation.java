package io.pitot.agent.instrumentation.dbcp2;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Apache Commons DBCP 2, and the copy of it that Tomcat makes data sources with unless told otherwise: {@code
 * BasicDataSource} asks a {@code PoolingDataSource} for each connection.
 */
public final class DbcpInstrumentation extends LibraryInstrumentation {

    private static final String COMMONS = "org.apache.commons";
    private static final String TOMCAT = "org.apache.tomcat.dbcp";

    private static final String SOURCE = ".dbcp2.PoolingDataSource";
    private static final String HANDED_OUT = SOURCE + "$PoolGuardConnectionWrapper";

    /** For the service loader. */
    public DbcpInstrumentation() {}

    @Override
    public String name() {
        return "dbcp2";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(COMMONS + SOURCE, TOMCAT + SOURCE, COMMONS + HANDED_OUT, TOMCAT + HANDED_OUT);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(getClass().getPackageName() + ".DbcpReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().endsWith(HANDED_OUT)) {
            ElementMatcher.Junction<MethodDescription> close = named("close").and(takesNoArguments());
            weaver.expect(close, "close()")
                    .state(HeldConnection.class)
                    .advice(close, "io.pitot.agent.instrumentation.GivenBackAdvice$ByClose");
            return;
        }
        String root = type.getName().startsWith(TOMCAT) ? TOMCAT : COMMONS;
        ElementMatcher.Junction<MethodDescription> constructor = ElementMatchers.<MethodDescription>isConstructor()
                .and(takesArguments(1))
                .and(takesArgument(0, named(root + ".pool2.ObjectPool")));
        ElementMatcher.Junction<MethodDescription> getConnection =
                named("getConnection").and(takesNoArguments());
        if (!weaver.finds(root + ".pool2.impl.GenericObjectPool", "getNumWaiters")
                || !weaver.finds(root + ".pool2.impl.BaseGenericObjectPool", "getDestroyedCount")) {
            weaver.refuse("unknown version of Commons Pool: it counts no connections");
        }
        String advice = getClass().getPackageName();
        weaver.expect(constructor, "PoolingDataSource(ObjectPool)")
                .expect(getConnection, "getConnection()")
                .state(ObservedPool.class)
                .expose(weaver.declares("_pool") ? "_pool" : "pool")
                .advice(constructor, advice + ".NameAdvice", COMMONS, root)
                .advice(getConnection, advice + ".GetConnectionAdvice", COMMONS, root);
    }
}
