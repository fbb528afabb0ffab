package io.pitot.agent.instrumentation.c3p0;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.io.ObjectInputStream;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * c3p0: the data source knows the name and sees the request, and the resource pool behind it tells how many connections
 * there are. All of c3p0's own ways to ask that lock the pool.
 */
public final class C3p0Instrumentation extends LibraryInstrumentation {

    private static final String NAMED = "com.mchange.v2.c3p0.impl.PoolBackedDataSourceBase";
    private static final String SOURCE = "com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource";
    private static final String POOL = "com.mchange.v2.resourcepool.BasicResourcePool";

    private static final String PROXY = "com.mchange.v2.c3p0.impl.NewProxyConnection";
    private static final String PROXY_SINCE_0_11 = "com.mchange.v2.c3p0.impl.AbstractNewProxyConnection";

    /** For the service loader. */
    public C3p0Instrumentation() {}

    @Override
    public String name() {
        return "c3p0";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(NAMED, SOURCE, POOL, PROXY, PROXY_SINCE_0_11);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case NAMED -> {
                ElementMatcher.Junction<MethodDescription> constructor =
                        ElementMatchers.<MethodDescription>isConstructor().and(takesArguments(boolean.class));
                ElementMatcher.Junction<MethodDescription> setName =
                        named("setDataSourceName").and(takesArguments(String.class));
                ElementMatcher.Junction<MethodDescription> read =
                        named("readObject").and(takesArguments(ObjectInputStream.class));
                weaver.expect(constructor, "PoolBackedDataSourceBase(boolean)")
                        .expect(setName, "setDataSourceName(String)")
                        .state(ObservedPool.class)
                        .advice(constructor, advice + ".NumberAdvice")
                        .advice(constructor.or(setName).or(read), advice + ".NameAdvice");
            }
            case SOURCE -> {
                ElementMatcher.Junction<MethodDescription> getConnection =
                        named("getConnection").and(takesNoArguments().or(takesArguments(String.class, String.class)));
                weaver.expect(getConnection, "getConnection()").advice(getConnection, advice + ".GetConnectionAdvice");
            }
            case PROXY, PROXY_SINCE_0_11 -> {
                ElementMatcher.Junction<MethodDescription> close =
                        named("close").and(takesNoArguments());
                weaver.expect(close, "close()")
                        .state(HeldConnection.class)
                        .advice(close, "io.pitot.agent.instrumentation.GivenBackAdvice$ByClose");
            }
            default -> {
                ElementMatcher.Junction<MethodDescription> checkout =
                        named("checkoutResource").and(takesArguments(long.class));
                weaver.expect(checkout, "checkoutResource(long)").advice(checkout, advice + ".CheckoutAdvice");
            }
        }
    }
}
