package io.pitot.agent.instrumentation.springamqp;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Where both of Spring AMQP's containers call listeners, which may be lambdas. It lies inside of the advice chain, so that
 * each try of an interceptor that tries again is one call.
 */
public final class SpringAmqpInstrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public SpringAmqpInstrumentation() {}

    @Override
    public String name() {
        return "spring-amqp";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        var call = named("actualInvokeListener")
                .and(takesArguments(2))
                .and(takesArgument(0, named("com.rabbitmq.client.Channel")))
                .and(takesArgument(1, Object.class));
        weaver.expect(call, "actualInvokeListener(Channel, Object)")
                .advice(call, SpringAmqpInstrumentation.class.getPackageName() + ".ListenerAdvice");
    }
}
