package io.pitot.agent.instrumentation.jms;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Where ActiveMQ and Artemis call listeners: these may be lambdas, which cannot be woven. Both keep the listener's exception
 * to themselves, but tell a message or a log of it.
 */
public final class JmsProviderInstrumentation extends LibraryInstrumentation {

    private static final String ACTIVEMQ = "org.apache.activemq.";
    private static final String CONSUMER = ACTIVEMQ + "ActiveMQMessageConsumer";
    private static final String DISPATCH = ACTIVEMQ + "command.MessageDispatch";
    private static final String HANDLER = ACTIVEMQ + "artemis.jms.client.JMSMessageListenerWrapper";
    private static final String CLIENT_MESSAGE = ACTIVEMQ + "artemis.api.core.client.ClientMessage";

    /** For the service loader. */
    public JmsProviderInstrumentation() {}

    @Override
    public String name() {
        return "jms";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONSUMER, DISPATCH, HANDLER);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(ACTIVEMQ + "artemis.jms.client.ActiveMQJMSClientLogger");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case CONSUMER -> {
                var dispatch = named("dispatch").and(takesArgument(0, named(DISPATCH)));
                if (!weaver.declares("messageListener")) {
                    weaver.refuse("unknown version: it declares no field messageListener");
                }
                var given = named("beforeMessageIsConsumed").and(takesArgument(0, named(DISPATCH)));
                weaver.expect(dispatch, "dispatch(MessageDispatch)")
                        .expect(given, "beforeMessageIsConsumed(MessageDispatch)")
                        .advice(dispatch, advice("DispatchAdvice"))
                        .advice(given, advice("GivenAdvice"));
            }
            case DISPATCH -> {
                var failed = named("setRollbackCause").and(takesArguments(Throwable.class));
                weaver.expect(failed, "setRollbackCause(Throwable)").advice(failed, advice("FailureAdvice"));
            }
            case HANDLER -> {
                var handle = named("onMessage").and(takesArgument(0, named(CLIENT_MESSAGE)));
                weaver.expect(handle, "onMessage(ClientMessage)").advice(handle, advice("HandlerAdvice"));
            }
            default ->
                weaver.advice(named("onMessageError").and(takesArguments(Exception.class)), advice("FailureAdvice"));
        }
    }

    private static String advice(String name) {
        return JmsProviderInstrumentation.class.getPackageName() + "." + name;
    }
}
