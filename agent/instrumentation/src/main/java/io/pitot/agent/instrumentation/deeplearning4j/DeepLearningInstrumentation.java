package io.pitot.agent.instrumentation.deeplearning4j;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * DeepLearning4J's networks: what computes an output of arrays, of which every overload ends in one that is synchronized, so that what
 * threads wait for each other is part of the outermost. Outputs of a whole data set are one for each of its batches.
 */
public final class DeepLearningInstrumentation extends LibraryInstrumentation {

    private static final String NETWORK = "org.deeplearning4j.nn.multilayer.MultiLayerNetwork";
    private static final String GRAPH = "org.deeplearning4j.nn.graph.ComputationGraph";
    private static final String FILES = "org.deeplearning4j.util.ModelSerializer";
    private static final String ARRAY = "org.nd4j.linalg.api.ndarray.INDArray";

    private static final ElementMatcher.Junction<MethodDescription> OUTPUT = isPublic()
            .and(namedOneOf("output", "outputSingle"))
            .and(takesArgument(0, named(ARRAY).or(named("[L" + ARRAY + ";")))
                    .or(takesArgument(0, boolean.class))
                    .or(takesArgument(0, List.class)));

    private static final ElementMatcher.Junction<MethodDescription> RESTORE = isPublic()
            .and(namedOneOf("restoreMultiLayerNetwork", "restoreComputationGraph"))
            .and(returns(namedOneOf(NETWORK, GRAPH)));

    /** For the service loader. */
    public DeepLearningInstrumentation() {}

    @Override
    public String name() {
        return "deeplearning4j";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(NETWORK, GRAPH, FILES);
    }

    @Override
    public Set<String> helpers() {
        String folder = getClass().getPackageName();
        return Set.of(folder + ".DeepLearningReader", folder + ".DeepLearningInputs");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(FILES)) {
            weaver.expect(RESTORE, "restoreMultiLayerNetwork(File)").advice(RESTORE, advice + ".RestoreAdvice");
        } else {
            weaver.expect(OUTPUT, "output(INDArray)")
                    .state(ObservedModel.class)
                    .advice(OUTPUT, advice + ".OutputAdvice");
        }
    }
}
