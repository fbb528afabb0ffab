package io.pitot.agent.instrumentation.redisson;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.bootstrap.ObservedCallback;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Redisson: connections as they are given a command, the decoder as it has the answer, and what waits for a connection in between, which goes
 * on for the request in which it was made.
 */
public final class RedissonInstrumentation extends LibraryInstrumentation {

    private static final String CONNECTION = "org.redisson.client.RedisConnection";
    private static final String DECODER = "org.redisson.client.handler.CommandDecoder";
    private static final String COMMAND = "org.redisson.client.protocol.CommandData";
    private static final String COMMANDS = "org.redisson.client.protocol.CommandsData";
    private static final String EXECUTOR = "org.redisson.command.RedisExecutor";
    private static final String BATCH_EXECUTOR = "org.redisson.command.RedisCommonBatchExecutor";
    private static final String QUEUE_EXECUTOR = "org.redisson.command.RedisQueuedBatchExecutor";
    private static final String CALLBACK = "io.pitot.agent.instrumentation.CallbackAdvice$";

    private static final ElementMatcher.Junction<MethodDescription> SEND =
            named("send").and(takesArguments(1)).and(takesArgument(0, named(COMMAND)));

    private static final ElementMatcher.Junction<MethodDescription> SEND_ALL =
            named("send").and(takesArguments(1)).and(takesArgument(0, named(COMMANDS)));

    private static final ElementMatcher.Junction<MethodDescription> ANSWERED =
            named("completeResponse").and(takesArguments(2)).and(takesArgument(0, named(COMMAND)));

    private static final ElementMatcher.Junction<MethodDescription> FAIL =
            named("tryFailure").and(takesArguments(Throwable.class));

    private static final ElementMatcher.Junction<MethodDescription> EXECUTE =
            named("sendCommand").and(takesArguments(2)).and(takesArgument(1, named(CONNECTION)));

    /** For the service loader. */
    public RedissonInstrumentation() {}

    @Override
    public String name() {
        return "redisson";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONNECTION, DECODER, COMMAND, EXECUTOR, BATCH_EXECUTOR, QUEUE_EXECUTOR);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.redisson.RedissonReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case CONNECTION ->
                weaver.expect(SEND, "send(CommandData)")
                        .expect(SEND_ALL, "send(CommandsData)")
                        .advice(SEND, advice + ".SendAdvice")
                        .advice(SEND_ALL, advice + ".SendAllAdvice");
            case DECODER ->
                weaver.expect(ANSWERED, "completeResponse(CommandData, Object)")
                        .advice(ANSWERED, advice + ".AnsweredAdvice");
            case COMMAND ->
                weaver.expect(FAIL, "tryFailure(Throwable)")
                        .state(ObservedCache.class)
                        .advice(FAIL, advice + ".FailAdvice");
            case EXECUTOR ->
                weaver.expect(EXECUTE, "sendCommand(CompletableFuture, RedisConnection)")
                        .state(ObservedCallback.class)
                        .advice(isConstructor(), CALLBACK + "Made")
                        .advice(EXECUTE, CALLBACK + "Told");
            default ->
                weaver.expect(EXECUTE, "sendCommand(CompletableFuture, RedisConnection)")
                        .advice(EXECUTE, CALLBACK + "Told");
        }
    }
}
