package io.pitot.agent.instrumentation.weka;

import io.pitot.agent.instrumentation.ModelContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weka itself. */
class WekaTest extends ModelContract {

    private static final String LINE = "weka-3.8";

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

    @Override
    protected Stream<Way> failures() {
        return Way.one(LINE, "J48(weather)", "no data set");
    }

    @Test
    void olderLineIsWovenAndVerifies() throws Exception {
        assertWovenAndVerifies("weka.classifiers.Classifier", "weka-3.6");
    }
}
