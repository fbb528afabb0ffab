package io.pitot.agent.instrumentation.jpmml;

import io.pitot.agent.instrumentation.ModelContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JPMML itself. */
class JpmmlTest extends ModelContract {

    private static final String LINE = "jpmml-1.7";

    @Override
    protected String application() {
        return "com.acme.scoring.JpmmlScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.one(LINE, "price-v3", "named"),
                        Way.one(LINE, "RegressionModel", "unnamed"),
                        Way.one(LINE, "price-ensemble", "ensemble"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "price-v3", "no number");
    }

    @Test
    void olderLineIsWovenAndVerifies() throws Exception {
        assertWovenAndVerifies("org.jpmml.evaluator.ModelManager", "jpmml-1.5");
    }

    @Test
    void evaluatorOfOlderLineIsWovenAndVerifies() throws Exception {
        assertWovenAndVerifies("org.jpmml.evaluator.ModelEvaluator", "jpmml-1.5");
    }
}
