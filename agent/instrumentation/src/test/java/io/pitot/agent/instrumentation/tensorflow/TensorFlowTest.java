package io.pitot.agent.instrumentation.tensorflow;

import io.pitot.agent.instrumentation.ModelContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** TensorFlow Java itself, with its native library. */
@Tag("models")
class TensorFlowTest extends ModelContract {

    private static final String LINE = "tensorflow-1.1";

    @Override
    protected String application() {
        return "com.acme.scoring.TensorFlowScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Way.batch(LINE, "risk", "call", "session");
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "risk", "too many columns");
    }
}
