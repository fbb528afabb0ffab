package io.pitot.agent.instrumentation.llm;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** OpenAI's client: chats, responses and embeddings of its blocking services, where every overload ends. */
public final class OpenAiInstrumentation extends LibraryInstrumentation {

    private static final ElementMatcher.Junction<MethodDescription> CREATE =
            namedOneOf("create", "createStreaming").and(takesArguments(2));

    /** For the service loader. */
    public OpenAiInstrumentation() {}

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(
                "com.openai.services.blocking.EmbeddingServiceImpl",
                "com.openai.services.blocking.ResponseServiceImpl",
                "com.openai.services.blocking.chat.ChatCompletionServiceImpl");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.llm.OpenAiReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.expect(CREATE, "create(…Params, RequestOptions)")
                .advice(CREATE, getClass().getPackageName() + ".OpenAiAdvice");
    }
}
