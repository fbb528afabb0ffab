package io.pitot.agent.instrumentation.deeplearning4j;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** DeepLearning4J itself, with its native library. */
@Tag("models")
class DeepLearningTest extends InputsContract {

    private static final String LINE = "deeplearning4j-1.0";

    @Override
    protected String family() {
        return "deeplearning4j";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.DeepLearningScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.batch(LINE, "MultiLayerNetwork", "made"),
                        Way.batch(LINE, "churn-v5", "output", "output of training"),
                        Way.batch(LINE, "risk-v3", "graph", "single"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "output", "output of training", "ones", "two rows"),
                Ways.of(LINE, "graph", "graph of ones", "single"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "large", "part"));
    }

    @Override
    protected Stream<Load> loads() {
        return Stream.of(
                        Load.of(Way.oneOfBatch(LINE, "churn-v5", "output"), "load of a file", "load of a path"),
                        Load.of(Way.oneOfBatch(LINE, "MultiLayerNetwork", "made"), "load of a stream"),
                        Load.of(Way.oneOfBatch(LINE, "risk-v3", "graph"), "load of a graph"))
                .flatMap(loads -> loads);
    }

    @Override
    protected String input(Way way) {
        return "float[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "churn-v5", "too many columns");
    }
}
