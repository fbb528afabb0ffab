package io.pitot.agent.instrumentation.agroal;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
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
 * Agroal. It counts connections in use only with its metrics enabled, so they are counted by the states of its handlers,
 * one for each connection.
 */
public final class AgroalInstrumentation extends LibraryInstrumentation {

    private static final String POOL = "io.agroal.pool.ConnectionPool";
    private static final String HANDLER = "io.agroal.pool.ConnectionHandler";

    /** For the service loader. */
    public AgroalInstrumentation() {}

    @Override
    public String name() {
        return "agroal";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(POOL, HANDLER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(getClass().getPackageName() + ".AgroalReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(HANDLER)) {
            ElementMatcher.Junction<MethodDescription> wrap = ElementMatchers.<MethodDescription>named(
                            "connectionWrapper")
                    .and(takesNoArguments());
            weaver.expect(wrap, "connectionWrapper()")
                    .expose("state")
                    .state(HeldConnection.class)
                    .advice(wrap, getClass().getPackageName() + ".WrapAdvice");
        } else {
            String advice = getClass().getPackageName();
            ElementMatcher.Junction<MethodDescription> getConnection =
                    named("getConnection").and(takesNoArguments());
            ElementMatcher.Junction<MethodDescription> anyConnection = ElementMatchers.<MethodDescription>namedOneOf(
                            "getConnection", "getReadOnlyConnection")
                    .and(takesNoArguments());
            ElementMatcher.Junction<MethodDescription> giveBack =
                    named("returnConnectionHandler").and(takesArguments(1)).and(takesArgument(0, named(HANDLER)));
            weaver.expect(getConnection, "getConnection()")
                    .expect(giveBack, "returnConnectionHandler(ConnectionHandler)")
                    .expect(named("awaitingCount").and(takesNoArguments()).and(returns(long.class)), "awaitingCount()")
                    .state(ObservedPool.class)
                    .advice(ElementMatchers.isConstructor(), advice + ".NumberAdvice")
                    .advice(giveBack, "io.pitot.agent.instrumentation.GivenBackAdvice$ToPool")
                    .advice(anyConnection, advice + ".GetConnectionAdvice");
        }
    }
}
