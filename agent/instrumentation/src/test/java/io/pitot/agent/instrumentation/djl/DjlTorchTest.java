package io.pitot.agent.instrumentation.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.Event;
import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DJL itself, above PyTorch with its native library. */
@Tag("models")
class DjlTorchTest extends InputsContract {

    private static final String LINE = "djl-pytorch-0.35";

    @Override
    protected String application() {
        return "com.acme.scoring.DjlTorchScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.concat(Way.one(LINE, "churn-v2", "predict"), Way.loop(LINE, "churn-v2", "predict"));
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
    protected Stream<Way> failures() {
        return Way.one(LINE, "churn-v2", "too many columns");
    }

    @Test
    void loadIsToldApartFromCalls() throws Exception {
        assertThat(model(LINE).apply("load", 1)).isZero();

        Event load = events.only(EventKind.INFERENCE);
        assertThat(load.has(EventLayout.FLAG_LOAD)).isTrue();
        assertThat(load.model()).isEqualTo("churn-v2");
    }
}
