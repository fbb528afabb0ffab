package io.pitot.agent.instrumentation.druid;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.HeldConnection;
import io.pitot.agent.bootstrap.ObservedPool;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Alibaba's Druid: every request for a connection passes through one method of the data source, whatever filters it has. */
public final class DruidInstrumentation extends LibraryInstrumentation {

    private static final String SOURCE = "com.alibaba.druid.pool.DruidDataSource";
    private static final String HANDED_OUT = "com.alibaba.druid.pool.DruidPooledConnection";

    /** For the service loader. */
    public DruidInstrumentation() {}

    @Override
    public String name() {
        return "druid";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(SOURCE, HANDED_OUT);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(getClass().getPackageName() + ".DruidReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(HANDED_OUT)) {
            var close = named("close").and(takesNoArguments());
            weaver.expect(close, "close()")
                    .state(HeldConnection.class)
                    .advice(close, "io.pitot.agent.instrumentation.GivenBackAdvice$ByClose");
            return;
        }
        var getConnection = named("getConnection").and(takesArguments(long.class));
        if (!weaver.declares("activeCount")
                || !weaver.declares("poolingCount")
                || !weaver.declares("notEmptyWaitThreadCount")) {
            weaver.refuse("unknown version: it counts no connections");
        }
        weaver.expect(getConnection, "getConnection(long)")
                .state(ObservedPool.class)
                .advice(getConnection, getClass().getPackageName() + ".GetConnectionAdvice");
    }
}
