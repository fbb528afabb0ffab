package io.pitot.agent.instrumentation.vertx;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * How callbacks run in contexts of Vert.x: whatever runs in one, on the event loop, a worker or a virtual thread, is
 * dispatched.
 */
public final class VertxDispatchInstrumentation extends VertxInstrumentation {

    private static final String VERTX = "io.vertx.core.impl.VertxImpl";

    /** Dispatches by itself in versions 4.0 to 4.2. */
    private static final String CONTEXT = "io.vertx.core.impl.AbstractContext";

    /** For the service loader. */
    public VertxDispatchInstrumentation() {}

    @Override
    public Set<String> typeNames() {
        return Set.of(VERTX, CONTEXT);
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(CONTEXT)) {
            var begin = named("beginDispatch").and(takesNoArguments());
            var end = named("endDispatch").and(takesArguments(1));
            weaver.expect(begin, "beginDispatch()")
                    .expect(end, "endDispatch(ContextInternal)")
                    .advice(begin, advice("BeginOwnDispatchAdvice"))
                    .advice(end, advice("EndDispatchAdvice"));
        } else if (!weaver.finds(CONTEXT, "beginDispatch")) {
            var begin = named("beginDispatch").and(takesArguments(1));
            var end = named("endDispatch").and(takesArguments(1));
            weaver.expect(begin, "beginDispatch(ContextInternal)")
                    .expect(end, "endDispatch(ContextInternal)")
                    .advice(begin, advice("BeginDispatchAdvice"))
                    .advice(end, advice("EndDispatchAdvice"));
        }
    }
}
