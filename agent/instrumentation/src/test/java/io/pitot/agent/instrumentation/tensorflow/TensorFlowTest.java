package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** TensorFlow Java itself, with its native library. */
@Tag("models")
class TensorFlowTest extends InputsContract {

    private static final String LINE = "tensorflow-1.1";

    @Override
    protected String family() {
        return "tensorflow";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.TensorFlowScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.concat(Way.batch(LINE, "risk", "call", "session"), Way.batch(LINE, "eager-risk", "function"));
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "session", "session with ones", "two rows"),
                Ways.of(LINE, "call", "call with ones"),
                Ways.of(LINE, "function", "function of ones"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "large", "large function"));
    }

    @Override
    protected Stream<Load> loads() {
        return Load.of(Way.oneOfBatch(LINE, "risk", "call", "session"), "load of a folder");
    }

    @Override
    protected String input(Way way) {
        return "features float[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.concat(
                Way.one(LINE, "risk", "too many columns"), Way.one(LINE, "eager-risk", "function of too many columns"));
    }
}
