package io.pitot.agent.instrumentation.langchain4j;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * LangChain4j's models of chats and of embeddings, whichever service or library is behind them: the methods that each of them implements
 * and every other one ends in. What they call in turn is the same call.
 */
public final class LangChainInstrumentation extends LibraryInstrumentation {

    private static final String MODEL = "dev.langchain4j.model.";
    private static final String REQUEST = MODEL + "chat.request.ChatRequest";

    private static final ElementMatcher.Junction<MethodDescription> CHAT =
            named("doChat").and(takesArguments(1)).and(takesArgument(0, named(REQUEST)));

    private static final ElementMatcher.Junction<MethodDescription> STREAM =
            named("doChat").and(takesArguments(2)).and(takesArgument(0, named(REQUEST)));

    private static final ElementMatcher.Junction<MethodDescription> EMBED_ALL =
            named("embedAll").and(takesArguments(1)).and(takesArgument(0, List.class));

    private static final ElementMatcher.Junction<MethodDescription> EMBED = named("doEmbed")
            .and(takesArguments(1))
            .and(takesArgument(0, named(MODEL + "embedding.request.EmbeddingRequest")));

    /** For the service loader. */
    public LangChainInstrumentation() {}

    @Override
    public String name() {
        return "langchain4j";
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(MODEL + "chat.ChatModel", MODEL + "chat.StreamingChatModel", MODEL + "embedding.EmbeddingModel");
    }

    @Override
    public Set<String> methods() {
        return Set.of("doChat", "embedAll", "doEmbed");
    }

    @Override
    public Set<String> helpers() {
        String helper = getClass().getPackageName();
        return Set.of(helper + ".LangChainReader", helper + ".EmbeddingReader", helper + ".AnswerHandler");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        weaver.advice(CHAT, advice + ".ChatAdvice")
                .advice(STREAM, advice + ".StreamAdvice")
                .advice(EMBED, advice + ".EmbedAdvice")
                .advice(EMBED_ALL, advice + ".EmbedAllAdvice");
    }
}
