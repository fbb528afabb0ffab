package io.pitot.agent.instrumentation.springai;

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
 * Spring AI's models of chats and of embeddings, whichever service is behind them: the methods that each of them implements and every
 * other one ends in. What they call in turn is the same call.
 */
public final class SpringAiInstrumentation extends LibraryInstrumentation {

    private static final String ROOT = "org.springframework.ai.";
    private static final String PROMPT = ROOT + "chat.prompt.Prompt";
    private static final String EMBEDDING = ROOT + "embedding.EmbeddingRequest";

    private static final ElementMatcher.Junction<MethodDescription> CALL =
            named("call").and(takesArguments(1));

    private static final ElementMatcher.Junction<MethodDescription> CHAT = CALL.and(takesArgument(0, named(PROMPT)));

    private static final ElementMatcher.Junction<MethodDescription> EMBED =
            CALL.and(takesArgument(0, named(EMBEDDING)));

    private static final ElementMatcher.Junction<MethodDescription> STREAM =
            named("stream").and(takesArguments(1)).and(takesArgument(0, named(PROMPT)));

    /** For the service loader. */
    public SpringAiInstrumentation() {}

    @Override
    public String name() {
        return "spring-ai";
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(ROOT + "chat.model.ChatModel", ROOT + "embedding.EmbeddingModel");
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "call(Lorg/springframework/ai/chat/prompt/Prompt;)Lorg/springframework/ai/chat/model/ChatResponse;",
                "call(Lorg/springframework/ai/embedding/EmbeddingRequest;)Lorg/springframework/ai/embedding/EmbeddingResponse;",
                "stream(Lorg/springframework/ai/chat/prompt/Prompt;)Lreactor/core/publisher/Flux;");
    }

    @Override
    public Set<String> helpers() {
        String helper = getClass().getPackageName();
        return Set.of(helper + ".SpringAiReader", helper + ".StreamedChat", helper + ".AnswerSubscriber");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        weaver.advice(CHAT, advice + ".ChatAdvice")
                .advice(STREAM, advice + ".StreamAdvice")
                .advice(EMBED, advice + ".EmbedAdvice");
    }
}
