package io.pitot.agent.instrumentation.lettuce;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Collection;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Lettuce: connections as they are given a command, whichever of the synchronous, asynchronous and reactive interfaces it came by, and the
 * handler of the channel as it has the answer, before whoever waits for it is told.
 */
public final class LettuceInstrumentation extends LibraryInstrumentation {

    private static final String CONNECTION = "io.lettuce.core.RedisChannelHandler";
    private static final String HANDLER = "io.lettuce.core.protocol.CommandHandler";
    private static final String COMMAND = "io.lettuce.core.protocol.Command";
    private static final String ARGUMENTS = "io.lettuce.core.protocol.CommandArgs";
    private static final String KEY = ARGUMENTS + "$KeyArgument";
    private static final String VALUE = ARGUMENTS + "$ValueArgument";
    private static final String TEXT = ARGUMENTS + "$StringArgument";
    private static final String BYTES = ARGUMENTS + "$BytesArgument";
    private static final String ANY_COMMAND = "io.lettuce.core.protocol.RedisCommand";

    private static final ElementMatcher.Junction<MethodDescription> DISPATCH =
            named("dispatch").and(takesArguments(1)).and(takesArgument(0, named(ANY_COMMAND)));

    private static final ElementMatcher.Junction<MethodDescription> DISPATCH_ALL =
            named("dispatch").and(takesArguments(Collection.class));

    private static final ElementMatcher.Junction<MethodDescription> AUTO_FLUSH =
            named("setAutoFlushCommands").and(takesArguments(boolean.class));

    private static final ElementMatcher.Junction<MethodDescription> FLUSH =
            named("flushCommands").and(takesNoArguments());

    private static final ElementMatcher.Junction<MethodDescription> ANSWERED =
            named("complete").and(takesArguments(1)).and(takesArgument(0, named(ANY_COMMAND)));

    private static final ElementMatcher.Junction<MethodDescription> COMPLETE =
            named("complete").and(takesNoArguments());

    private static final ElementMatcher.Junction<MethodDescription> FAIL =
            named("completeExceptionally").and(takesArguments(Throwable.class));

    private static final ElementMatcher.Junction<MethodDescription> CANCEL =
            named("cancel").and(takesNoArguments());

    /** For the service loader. */
    public LettuceInstrumentation() {}

    @Override
    public String name() {
        return "lettuce";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONNECTION, HANDLER, COMMAND, ARGUMENTS, KEY, VALUE, TEXT, BYTES);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.lettuce.LettuceReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case CONNECTION ->
                weaver.expect(DISPATCH, "dispatch(RedisCommand)")
                        .expect(DISPATCH_ALL, "dispatch(Collection)")
                        .expect(AUTO_FLUSH, "setAutoFlushCommands(boolean)")
                        .expect(FLUSH, "flushCommands()")
                        .state(ObservedCache.class)
                        .advice(DISPATCH, advice + ".DispatchAdvice")
                        .advice(DISPATCH_ALL, advice + ".DispatchAllAdvice")
                        .advice(AUTO_FLUSH, advice + ".AutoFlushAdvice")
                        .advice(FLUSH, advice + ".FlushAdvice");
            case HANDLER ->
                weaver.expect(ANSWERED, "complete(RedisCommand)").advice(ANSWERED, advice + ".AnsweredAdvice");
            case COMMAND ->
                weaver.expect(COMPLETE, "complete()")
                        .expect(FAIL, "completeExceptionally(Throwable)")
                        .expect(CANCEL, "cancel()")
                        .state(ObservedCache.class)
                        .advice(COMPLETE, advice + ".CompleteAdvice")
                        .advice(FAIL, advice + ".FailAdvice")
                        .advice(CANCEL, advice + ".CancelAdvice");
            case ARGUMENTS -> weaver.expose("singularArguments");
            case KEY -> weaver.expose("key");
            default -> weaver.expose("val");
        }
    }
}
