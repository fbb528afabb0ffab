package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {

    @ParameterizedTest
    @CsvSource({
        "/models/churn-v4.json, churn-v4",
        "C:\\models\\churn.v4.ubj, churn.v4",
        "churn, churn",
        "/models/.churn, .churn",
        "s3://bucket/models/churn.bin?signature=a/b.c, churn",
    })
    void modelIsCalledAfterItsFileAndNothingElseOfItsPath(String path, String name) {
        assertThat(InferenceProbe.nameOfFile(path)).isEqualTo(name);
    }

    @Test
    void objectKeepsTheHandleThatItHas() {
        Session session = new Session();

        int first = InferenceProbe.model(session, "named when it was loaded", true);

        assertThat(InferenceProbe.model(session, "named otherwise when it is called", false))
                .isEqualTo(first)
                .isEqualTo(session.pitot$model())
                .isNotZero();
    }

    private static final class Session implements ObservedModel {

        private int model;

        @Override
        public int pitot$model() {
            return model;
        }

        @Override
        public void pitot$model(int model) {
            this.model = model;
        }
    }
}
