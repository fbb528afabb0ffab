package io.pitot.agent.instrumentation.weka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.instrumentation.InputsContract;
import io.pitot.agent.instrumentation.IsolatedApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weka itself. */
class WekaTest extends InputsContract {

    private static final String LINE = "weka-3.8";

    @Override
    protected String family() {
        return "weka";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.WekaScores";
    }

    @Override
    protected Stream<Way> ways() {
        return Stream.of(
                        Way.one(LINE, "J48(weather)", "tree", "tree, distribution"),
                        Way.loop(LINE, "J48(weather)", "tree, several"),
                        Way.one(LINE, "Bagging(weather)", "bagging"),
                        Way.loop(LINE, "Bagging(weather)", "bagging, several", "forests trained again, several"),
                        Way.one(LINE, "NaiveBayes(weather)", "bayes"))
                .flatMap(ways -> ways);
    }

    /** The same numbers are another input where they are places of other texts, or belong to other names. */
    @Override
    protected Stream<Ways> known() {
        return Stream.of(
                Ways.of(LINE, "tree", "tree, distribution", "other values", "other text at that place", "renamed"),
                Ways.of(LINE, "tree, several", "two rows", "three rows"),
                Ways.of(LINE, "bagging"));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(Ways.of(LINE, "only zeros", "long text", "too many"));
    }

    @Override
    protected Stream<Load> loads() {
        return Load.of(
                Way.one(LINE, "J48(weather)", "read"), "load of a file", "load of a stream", "load with a header");
    }

    @Override
    protected String input(Way way) {
        return "instance[3]";
    }

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "J48(weather)", "no data set");
    }

    @Test
    void olderLineIsWovenAndVerifies() throws Exception {
        assertWovenAndVerifies("weka.classifiers.Classifier", "weka-3.6");
        try (IsolatedApplication library = IsolatedApplication.of("weka-3.6")) {
            assertThat(Class.forName("weka.core.SerializationHelper", true, library)
                            .getDeclaredMethods())
                    .isNotEmpty();
        }
    }
}
