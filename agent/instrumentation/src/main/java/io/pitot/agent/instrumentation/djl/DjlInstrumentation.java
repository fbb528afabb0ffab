package io.pitot.agent.instrumentation.djl;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * DJL's {@code Predictor}, where it runs the model once: without a batchifier a batch is as many runs as it has inputs. It counts, and
 * not the engine below it, ONNX Runtime say, since the application knows the model by DJL's name, which stays the same with another
 * engine; the file below it is often just {@code model.onnx}.
 */
public final class DjlInstrumentation extends LibraryInstrumentation {

    private static final ElementMatcher.Junction<MethodDescription> RUN =
            named("predictInternal").and(takesArguments(2)).and(takesArgument(1, named("ai.djl.ndarray.NDList")));

    /** For the service loader. */
    public DjlInstrumentation() {}

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("ai.djl.inference.Predictor");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.djl.DjlReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        for (String field : Set.of("model", "translator")) {
            if (!weaver.declares(field)) {
                weaver.refuse("unknown version: it declares no field " + field);
            }
        }
        weaver.expect(RUN, "predictInternal(TranslatorContext, NDList)")
                .state(ObservedModel.class)
                .advice(RUN, getClass().getPackageName() + ".PredictAdvice");
    }
}
