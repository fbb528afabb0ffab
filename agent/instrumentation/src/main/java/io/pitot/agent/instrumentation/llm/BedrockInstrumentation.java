package io.pitot.agent.instrumentation.llm;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The clients of Bedrock in Amazon's SDK, in which every overload ends. */
public final class BedrockInstrumentation extends LibraryInstrumentation {

    private static final String ROOT = "software.amazon.awssdk.services.bedrockruntime.";
    private static final String BLOCKING = ROOT + "DefaultBedrockRuntimeClient";

    private static final ElementMatcher.Junction<MethodDescription> CONVERSE = namedOneOf("converse", "invokeModel")
            .and(takesArguments(1))
            .and(takesArgument(0, namedOneOf(ROOT + "model.ConverseRequest", ROOT + "model.InvokeModelRequest")));

    private static final ElementMatcher.Junction<MethodDescription> CONVERSE_STREAM = named("converseStream")
            .and(takesArguments(2))
            .and(takesArgument(0, named(ROOT + "model.ConverseStreamRequest")));

    /** For the service loader. */
    public BedrockInstrumentation() {}

    @Override
    public String name() {
        return "bedrock";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(BLOCKING, ROOT + "DefaultBedrockRuntimeAsyncClient");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(advice("BedrockReader"), advice("BedrockHandler"));
    }

    private static String advice(String name) {
        return BedrockInstrumentation.class.getPackageName() + "." + name;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.expect(CONVERSE.and(named("converse")), "converse(ConverseRequest)");
        if (type.getName().equals(BLOCKING)) {
            weaver.advice(CONVERSE, advice("BedrockAnswerAdvice"));
        } else {
            weaver.expect(CONVERSE_STREAM, "converseStream(ConverseStreamRequest, ConverseStreamResponseHandler)")
                    .advice(CONVERSE, advice("BedrockPromiseAdvice"))
                    .advice(CONVERSE_STREAM, advice("BedrockStreamAdvice"));
        }
    }
}
