package io.pitot.agent.instrumentation.llm;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Anthropic's client: messages of its blocking services, where every overload ends. */
public final class AnthropicInstrumentation extends LibraryInstrumentation {

    private static final ElementMatcher.Junction<MethodDescription> CREATE =
            namedOneOf("create", "createStreaming").and(takesArguments(2));

    /** For the service loader. */
    public AnthropicInstrumentation() {}

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(
                "com.anthropic.services.blocking.MessageServiceImpl",
                "com.anthropic.services.blocking.beta.MessageServiceImpl");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.llm.AnthropicReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.expect(CREATE, "create(…Params, RequestOptions)")
                .advice(CREATE, getClass().getPackageName() + ".AnthropicAdvice");
    }
}
