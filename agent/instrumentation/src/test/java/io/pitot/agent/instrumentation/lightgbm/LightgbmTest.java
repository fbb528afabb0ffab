package io.pitot.agent.instrumentation.lightgbm;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LightGBM4J itself, with its native library. */
class LightgbmTest extends InputsContract {

    private static final String LINE = "lightgbm-4.3";

    @Override
    protected List<String> folders(String line) {
        return List.of(line, "lightgbm-logging");
    }

    @Override
    protected String family() {
        return "lightgbm";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.LightgbmScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.batch(LINE, "lightgbm", "trained"),
                        Way.batch(
                                LINE,
                                "ranking-v7",
                                "floats",
                                "floats with parameters",
                                "doubles",
                                "doubles with parameters"),
                        Way.oneOfBatch(LINE, "ranking-v7", "one of floats", "one of doubles"))
                .flatMap(ways -> ways);
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "floats", "floats with parameters", "other floats", "columns of floats", "raw"),
                Ways.of(LINE, "doubles", "doubles with parameters", "one of doubles"),
                Ways.of(LINE, "one of floats", "one of other floats"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "many rows"));
    }

    @Override
    protected Stream<Load> loads() {
        return Stream.concat(
                Load.of(Way.oneOfBatch(LINE, "ranking-v7", "floats"), "load of a file"),
                Load.of(Way.oneOfBatch(LINE, "lightgbm", "trained"), "load of a text"));
    }

    @Override
    protected String input(Way way) {
        return "number[?×2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "ranking-v7", "too few columns");
    }

    /** Native libraries of several lines do not go together in one JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"lightgbm-3.2", "lightgbm-4.1"})
    void olderLinesAreWovenAndVerify(String line) throws Exception {
        assertWovenAndVerifies("io.github.metarank.lightgbm4j.LGBMBooster", line, "lightgbm-logging");
    }
}
