package io.pitot.agent.instrumentation.tensorflow;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * TensorFlow Java: runs of sessions, to which the functions of saved models come, what loads such a model, and functions that are
 * computed without a session.
 */
public final class TensorFlowInstrumentation extends LibraryInstrumentation {

    private static final String SESSION = "org.tensorflow.Session";
    private static final String RUNNER = SESSION + "$Runner";
    private static final String BUNDLE = "org.tensorflow.SavedModelBundle";
    private static final String FUNCTION = "org.tensorflow.ConcreteFunction";

    /** For the service loader. */
    public TensorFlowInstrumentation() {}

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(SESSION, RUNNER, BUNDLE, FUNCTION);
    }

    @Override
    public Set<String> helpers() {
        String folder = getClass().getPackageName();
        return Set.of(folder + ".TensorFlowReader", folder + ".TensorFlowInputs");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case SESSION -> weaver.state(ObservedModel.class);
            case RUNNER -> {
                var run = namedOneOf("run", "runAndFetchMetadata").and(takesNoArguments());
                weaver.expect(run, "run()").advice(run, advice + ".RunAdvice");
                for (String field : List.of("this$0", "inputs", "inputTensors", "outputs", "targets")) {
                    if (!weaver.declares(field)) {
                        weaver.refuse("unknown version: it declares no field " + field);
                    }
                }
            }
            case FUNCTION -> {
                var call = named("call").and(takesArguments(Map.class));
                weaver.expect(call, "call(Map)").state(ObservedModel.class).advice(call, advice + ".CallAdvice");
            }
            default -> {
                var load = named("load").and(isStatic()).and(takesArguments(4)).and(takesArgument(0, String.class));
                weaver.expect(load, "load(String, String[], ConfigProto, RunOptions)")
                        .advice(load, advice + ".LoadAdvice");
            }
        }
    }
}
