package io.pitot.agent.instrumentation.djl;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** DJL itself, above PyTorch with its native library. */
@Tag("models")
class DjlTorchTest extends InputsContract {

    private static final String LINE = "djl-pytorch-0.35";

    @Override
    protected String family() {
        return "djl";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.DjlTorchScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.one(LINE, "churn-v2", "predict"),
                        Way.loop(LINE, "churn-v2", "predict"),
                        Way.batch(LINE, "churn-v2", "joined"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(Ways.of(LINE, "predict", "ones", "two rows"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "too many numbers"));
    }

    @Override
    protected Stream<Load> loads() {
        return Load.of(Way.one(LINE, "churn-v2", "predict"), "load of a folder");
    }

    @Override
    protected String input(Way way) {
        return "float32[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "churn-v2", "too many columns");
    }
}
