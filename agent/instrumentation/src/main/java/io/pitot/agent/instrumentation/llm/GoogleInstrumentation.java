package io.pitot.agent.instrumentation.llm;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedModelStream;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Google's client of its models: what sends one request. The functions that the client calls for a model lie between two of them, each
 * of which is a call.
 */
public final class GoogleInstrumentation extends LibraryInstrumentation {

    private static final String ROOT = "com.google.genai.";
    private static final String BLOCKING = ROOT + "Models";
    private static final String STREAM = ROOT + "ResponseStream";

    private static final ElementMatcher.Junction<MethodDescription> ANSWER = namedOneOf(
                    "privateGenerateContent", "privateEmbedContent")
            .and(takesArgument(0, String.class))
            .and(takesArgument(1, List.class));

    private static final ElementMatcher.Junction<MethodDescription> ANSWER_IN_CHUNKS =
            named("privateGenerateContentStream").and(takesArguments(3));

    private static final ElementMatcher.Junction<MethodDescription> ITERATE =
            named("iterator").and(takesNoArguments());

    private static final ElementMatcher.Junction<MethodDescription> CLOSE =
            named("close").and(takesNoArguments());

    /** For the service loader. */
    public GoogleInstrumentation() {}

    @Override
    public String name() {
        return "google-genai";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(BLOCKING, ROOT + "AsyncModels", STREAM);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(advice("GoogleReader"));
    }

    private static String advice(String name) {
        return GoogleInstrumentation.class.getPackageName() + "." + name;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(STREAM)) {
            weaver.expect(ITERATE, "iterator()")
                    .expect(CLOSE, "close()")
                    .state(ObservedModelStream.class)
                    .advice(ITERATE, advice("IterateAdvice"))
                    .advice(CLOSE, advice("CloseStreamAdvice"));
            return;
        }
        if (type.getName().equals(BLOCKING)) {
            weaver.expect(ANSWER, "privateGenerateContent(String, List, GenerateContentConfig)")
                    .expect(ANSWER_IN_CHUNKS, "privateGenerateContentStream(String, List, GenerateContentConfig)")
                    .advice(ANSWER, advice("GoogleAnswerAdvice"))
                    .advice(ANSWER_IN_CHUNKS, advice("GooglePromiseAdvice"));
        } else {
            // Its first lines have another thread do what blocks.
            weaver.advice(ANSWER.or(ANSWER_IN_CHUNKS), advice("GooglePromiseAdvice"));
        }
    }
}
