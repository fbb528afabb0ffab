package io.pitot.agent.instrumentation.jpmml;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.instrumentation.InputsContract;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JPMML itself. */
class JpmmlTest extends InputsContract {

    private static final String LINE = "jpmml-1.7";

    @Override
    protected String family() {
        return "jpmml";
    }

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
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "named", "other row", "text", "no value"),
                Ways.of(LINE, "prepared", "other row, prepared"),
                Ways.of(LINE, "ensemble"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "own type of number"));
    }

    @Override
    protected Stream<Load> loads() {
        return Stream.concat(
                Load.of(Way.one(LINE, "price-v3", "named"), "load of a stream", "load of a file", "load and build"),
                Load.of(Way.one(LINE, "RegressionModel", "unnamed"), "load of an unnamed one"));
    }

    @Override
    protected String input(Way way) {
        return "row[1]";
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

    @Test
    void builderOfOlderLineIsWovenAndVerifies() throws Exception {
        try (IsolatedApplication library = IsolatedApplication.of("jpmml-1.5")) {
            Class<?> loader = Class.forName("org.jpmml.evaluator.LoadingModelEvaluatorBuilder", false, library);

            assertThat(loader.getDeclaredMethods()).isNotEmpty();
            assertThat(loader).isAssignableTo(ExposedField.class);
        }
    }
}
