package io.pitot.agent.instrumentation.jms;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Listeners of {@code jakarta.jms} and {@code javax.jms} that are classes, and Spring's containers, whose listeners are
 * often none. What an application takes by {@code receive} is no unit of work: nothing says when it is done with it.
 */
public final class JmsInstrumentation extends LibraryInstrumentation {

    private static final String JAKARTA = "jakarta.jms";
    private static final String JAVAX = "javax.jms";
    private static final String CONTAINER = "org.springframework.jms.listener.AbstractMessageListenerContainer";

    /** For the service loader. */
    public JmsInstrumentation() {}

    @Override
    public String name() {
        return "jms";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CONTAINER);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(JAKARTA + ".MessageListener", JAVAX + ".MessageListener");
    }

    @Override
    public Set<String> methods() {
        return Set.of("onMessage(Ljakarta/jms/Message;)V", "onMessage(Ljavax/jms/Message;)V");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(CONTAINER)) {
            ElementMatcher.Junction<MethodDescription> execute =
                    named("doExecuteListener").and(takesArguments(2));
            weaver.expect(
                    execute.and(takes(1, JAKARTA)).or(execute.and(takes(1, JAVAX))),
                    "doExecuteListener(Session, Message)");
            weave(weaver, execute, 1);
        } else {
            weave(weaver, named("onMessage").and(takesArguments(1)), 0);
        }
    }

    private static void weave(Weaver weaver, ElementMatcher.Junction<MethodDescription> method, int messageArgument) {
        String advice = JmsInstrumentation.class.getPackageName() + ".MessageAdvice";
        weaver.advice(method.and(takes(messageArgument, JAKARTA)), advice)
                .advice(method.and(takes(messageArgument, JAVAX)), advice, JAKARTA, JAVAX);
    }

    private static ElementMatcher<MethodDescription> takes(int argument, String namespace) {
        return takesArgument(argument, named(namespace + ".Message"));
    }
}
