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
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** TensorFlow Java: runs of sessions, to which the functions of saved models come, and what loads such a model. */
public final class TensorFlowInstrumentation extends LibraryInstrumentation {

    private static final String SESSION = "org.tensorflow.Session";
    private static final String RUNNER = SESSION + "$Runner";
    private static final String BUNDLE = "org.tensorflow.SavedModelBundle";

    /** For the service loader. */
    public TensorFlowInstrumentation() {}

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(SESSION, RUNNER, BUNDLE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(getClass().getPackageName() + ".TensorFlowReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case SESSION -> weaver.state(ObservedModel.class);
            case RUNNER -> {
                var run = namedOneOf("run", "runAndFetchMetadata").and(takesNoArguments());
                weaver.expect(run, "run()").advice(run, advice + ".RunAdvice");
                if (!weaver.declares("this$0") || !weaver.declares("inputs") || !weaver.declares("inputTensors")) {
                    weaver.refuse("unknown version: it declares no field inputs or inputTensors");
                }
            }
            default -> {
                var load = named("load").and(isStatic()).and(takesArguments(4)).and(takesArgument(0, String.class));
                weaver.expect(load, "load(String, String[], ConfigProto, RunOptions)")
                        .advice(load, advice + ".LoadAdvice");
            }
        }
    }
}
