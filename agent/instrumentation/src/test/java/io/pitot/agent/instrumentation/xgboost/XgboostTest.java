package io.pitot.agent.instrumentation.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XGBoost4J itself, with its native library. */
class XgboostTest extends InputsContract {

    private static final String OLD = "xgboost-1.7";
    private static final String NEW = "xgboost-3.0";

    @Override
    protected String family() {
        return "xgboost";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.XgboostScores";
    }

    @Override
    protected Stream<Way> ways() {
        Stream<Way> ofEach = Stream.of(OLD, NEW)
                .flatMap(line -> Stream.concat(
                        Way.batch(line, "xgboost", "trained"),
                        Way.batch(line, "churn-v4", "predict", "margin", "limited", "leaf", "contributions")));
        return Stream.concat(ofEach, Way.batch(NEW, "churn-v4", "in place"));
    }

    /** The trained one has {@code nthread} among its parameters, the one from the file has no parameters. */
    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void saysOfEachCallWhetherTheNumberOfThreadsWasSet(String line) throws Exception {
        assertThat(model(line).apply("trained", 1)).isEqualTo(1);
        assertThat(model(line).apply("predict", 1)).isEqualTo(1);

        assertThat(events.all(EventKind.INFERENCE))
                .extracting(Event::isOnAllProcessors)
                .containsExactly(false, System.getenv("OMP_NUM_THREADS") == null);
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.concat(
                Stream.of(OLD, NEW)
                        .flatMap(line -> Stream.of(
                                Ways.of(line, "predict", "other row", "margin", "limited", "leaf", "contributions"),
                                Ways.of(line, "sparse", "other sparse row"))),
                Stream.of(Ways.of(NEW, "in place", "other row in place")));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(OLD, NEW).map(line -> Ways.of(line, "base margin", "slice", "many rows"));
    }

    @Override
    protected Stream<Load> loads() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.concat(
                        Load.of(Way.oneOfBatch(line, "churn-v4", "predict"), "load of a file"),
                        Load.of(Way.oneOfBatch(line, "xgboost", "trained"), "load of a stream", "load of bytes")));
    }

    @Override
    protected String input(Way way) {
        return "float[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "churn-v4", "too many columns"));
    }
}
