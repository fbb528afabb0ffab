package io.pitot.agent.instrumentation.onnx;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * ONNX Runtime's Java API. Only the innermost {@code OrtSession.run} is woven; the others delegate to it.
 * A model is named after its file, or after its graph where it was not loaded from a file.
 */
public final class OnnxRuntimeInstrumentation extends LibraryInstrumentation {

    private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";
    private static final String SESSION = "ai.onnxruntime.OrtSession";
    private static final String TENSOR = "ai.onnxruntime.OnnxTensor";

    /** For the service loader. */
    public OnnxRuntimeInstrumentation() {}

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(ENVIRONMENT, SESSION, TENSOR);
    }

    @Override
    public Set<String> helpers() {
        String folder = getClass().getPackageName();
        return Set.of(folder + ".OnnxReader", folder + ".OnnxInputs");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(SESSION)) {
            ElementMatcher.Junction<MethodDescription> run = named("run")
                    .and(takesArguments(4))
                    .and(takesArgument(0, Map.class))
                    .and(takesArgument(1, Set.class))
                    .and(takesArgument(2, Map.class));
            weaver.expect(run, "run(Map, Set, Map, RunOptions)")
                    .state(ObservedModel.class)
                    .advice(run, advice + ".SessionRunAdvice");
        } else if (type.getName().equals(TENSOR)) {
            weaver.expose("buffer");
        } else {
            ElementMatcher.Junction<MethodDescription> createSession =
                    named("createSession").and(takesArguments(3)).and(returns(named(SESSION)));
            weaver.expect(createSession, "createSession(…, OrtAllocator, SessionOptions)")
                    .advice(createSession, advice + ".CreateSessionAdvice");
        }
    }
}
