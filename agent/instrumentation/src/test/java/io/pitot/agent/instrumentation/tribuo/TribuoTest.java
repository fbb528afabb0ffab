package io.pitot.agent.instrumentation.tribuo;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tribuo itself. */
class TribuoTest extends InputsContract {

    private static final String LINE = "tribuo-4.3";

    @Override
    protected String family() {
        return "tribuo";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.TribuoScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.one(LINE, "linear-sgd-model", "linear"),
                        Way.loop(LINE, "linear-sgd-model", "linear, several", "linear, data set"),
                        Way.one(LINE, "random-forest-ensemble", "forest"),
                        Way.loop(LINE, "random-forest-ensemble", "forest, several"),
                        Way.one(LINE, "churn-v2", "renamed"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "linear", "other row", "list", "binary"),
                Ways.of(LINE, "forest"),
                Ways.of(LINE, "renamed"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "linear, several", "many features"));
    }

    @Override
    protected Stream<Load> loads() {
        return Load.of(Way.one(LINE, "linear-sgd-model", "linear"), "load of a file", "load of a stream");
    }

    @Override
    protected String input(Way way) {
        return "example[2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "linear-sgd-model", "unknown feature");
    }

    @Test
    void olderLineIsWovenAndVerifies() throws Exception {
        assertWovenAndVerifies("org.tribuo.Model", "tribuo-4.0");
    }
}
