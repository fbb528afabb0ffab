package io.pitot.agent.instrumentation.djl;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * DJL's {@code Predictor}, where it runs the model once: without a batchifier a batch is as many runs as it has inputs. It counts, and
 * not the engine below it, ONNX Runtime say, since the application knows the model by DJL's name, which stays the same with another
 * engine; the file below it is often just {@code model.onnx}. A
 * model is loaded by its engine, in a class for each.
 */
public final class DjlInstrumentation extends LibraryInstrumentation {

    private static final ElementMatcher.Junction<MethodDescription> RUN =
            named("predictInternal").and(takesArguments(2)).and(takesArgument(1, named("ai.djl.ndarray.NDList")));

    /** To which every way of asking a predictor comes. */
    private static final ElementMatcher.Junction<MethodDescription> ASK =
            named("batchPredict").and(takesArguments(List.class));

    private static final String PREDICTOR = "ai.djl.inference.Predictor";
    private static final String MODEL = "ai.djl.Model";
    private static final String ONNX_ARRAY = "ai.djl.onnxruntime.engine.OrtNDArray";

    /** Of a file or of a stream, with the engine's options. */
    private static final ElementMatcher.Junction<MethodDescription> LOAD = named("load")
            .and(takesArguments(Path.class, String.class, Map.class).or(takesArguments(InputStream.class, Map.class)));

    /** For the service loader. */
    public DjlInstrumentation() {}

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(PREDICTOR, ONNX_ARRAY);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(MODEL);
    }

    @Override
    public Set<String> methods() {
        return Set.of(
                "load(Ljava/nio/file/Path;Ljava/lang/String;Ljava/util/Map;)V",
                "load(Ljava/io/InputStream;Ljava/util/Map;)V");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.djl.DjlReader", "io.pitot.agent.instrumentation.djl.DjlInputs");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(ONNX_ARRAY)) {
            weaver.expose("tensor");
            return;
        }
        if (!type.getName().equals(PREDICTOR)) {
            weaver.advice(LOAD, advice + ".LoadAdvice");
            return;
        }
        for (String field : Set.of("model", "translator")) {
            if (!weaver.declares(field)) {
                weaver.refuse("unknown version: it declares no field " + field);
            }
        }
        weaver.expect(RUN, "predictInternal(TranslatorContext, NDList)")
                .expect(ASK, "batchPredict(List)")
                .state(ObservedModel.class)
                .advice(ASK, advice + ".AskAdvice")
                .advice(RUN, advice + ".PredictAdvice");
    }
}
