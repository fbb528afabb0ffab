package io.pitot.agent.instrumentation.jedis;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Jedis: the one method of its connections that sends a command, and the one that reads an answer. Pools, clusters, pipelines and transactions
 * come through them.
 */
public final class JedisInstrumentation extends LibraryInstrumentation {

    private static final String CONNECTION = "redis.clients.jedis.Connection";
    private static final String ARGUMENTS = "redis.clients.jedis.CommandArguments";

    private static final ElementMatcher.Junction<MethodDescription> SEND =
            named("sendCommand").and(takesArguments(1)).and(takesArgument(0, named(ARGUMENTS)));

    /** Before Jedis 4. */
    private static final ElementMatcher.Junction<MethodDescription> SEND_BYTES =
            named("sendCommand").and(takesArguments(2)).and(takesArgument(1, byte[][].class));

    private static final ElementMatcher.Junction<MethodDescription> READ =
            named("readProtocolWithCheckingBroken").and(takesNoArguments());

    private static final ElementMatcher.Junction<MethodDescription> READ_MANY =
            named("getMany").and(takesArguments(int.class));

    private static final ElementMatcher.Junction<MethodDescription> DISCONNECT =
            named("disconnect").and(takesNoArguments());

    /** For the service loader. */
    public JedisInstrumentation() {}

    @Override
    public String name() {
        return "jedis";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONNECTION, ARGUMENTS);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.jedis.JedisReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(ARGUMENTS)) {
            weaver.expose("args");
            return;
        }
        String advice = getClass().getPackageName();
        boolean sendsArguments = !type.getDeclaredMethods().filter(SEND).isEmpty();
        weaver.expect(SEND.or(SEND_BYTES), "sendCommand(CommandArguments)")
                .expect(READ, "readProtocolWithCheckingBroken()")
                .expect(READ_MANY, "getMany(int)")
                .expect(DISCONNECT, "disconnect()")
                .state(ObservedCache.class)
                .advice(
                        sendsArguments ? SEND : SEND_BYTES,
                        advice + (sendsArguments ? ".SendAdvice" : ".SendBytesAdvice"))
                .advice(READ, advice + ".ReadAdvice")
                .advice(READ_MANY, advice + ".ReadManyAdvice")
                .advice(DISCONNECT, advice + ".DisconnectAdvice");
    }
}
