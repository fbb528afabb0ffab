package io.pitot.agent.instrumentation.reactor;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** Spring WebFlux, annotated and functional: the pattern that a request matched, and exceptions that controllers throw. */
public final class SpringWebFluxInstrumentation extends LibraryInstrumentation {

    private static final String DISPATCHER = "org.springframework.web.reactive.DispatcherHandler";
    private static final String ADAPTER =
            "org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter";

    /** The first of all handlers of what nobody nearer to the request has handled. */
    private static final String CHECKPOINT =
            "org.springframework.web.server.handler.ExceptionHandlingWebHandler$CheckpointInsertingHandler";

    private static final String ADVICE = SpringWebFluxInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public SpringWebFluxInstrumentation() {}

    @Override
    public String name() {
        return "spring-webflux";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(DISPATCHER, ADAPTER, CHECKPOINT);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "WebFluxReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case DISPATCHER -> {
                // The second is its name before Spring 6.
                var handle =
                        named("handleRequestWith").or(named("invokeHandler")).and(takesArguments(2));
                weaver.expect(handle, "handleRequestWith(ServerWebExchange, Object)")
                        .advice(handle, ADVICE + "HandlerAdvice");
            }
            case ADAPTER -> {
                var handle = named("handleException").and(takesArgument(1, Throwable.class));
                // Before Spring 6.
                var handle5 = named("handleException").and(takesArgument(0, Throwable.class));
                weaver.expect(handle.or(handle5), "handleException(ServerWebExchange, Throwable, ...)")
                        .advice(handle, ADVICE + "ExceptionAdvice")
                        .advice(handle5, ADVICE + "Exception5Advice");
            }
            default -> {
                var handle = named("handle").and(takesArguments(2)).and(takesArgument(1, Throwable.class));
                weaver.expect(handle, "handle(ServerWebExchange, Throwable)")
                        .advice(handle, ADVICE + "ExceptionAdvice");
            }
        }
    }
}
