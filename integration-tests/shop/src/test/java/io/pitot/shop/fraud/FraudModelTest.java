package io.pitot.shop.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.pitot.shop.models.ModelWriter;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FraudModelTest {

    private static final float[] ORDINARY = {0.08f, 0.3f, 0.2f, 0.6f, 0, 0.26f};
    private static final float[] EXPENSIVE = {2.4f, 0.6f, 0.01f, 0.1f, 1, 4.0f};

    @Test
    void shippedModelIsWhatTheWriterMakes() throws Exception {
        assertThat(shipped()).isEqualTo(ModelWriter.fraud());
    }

    @Test
    void modelTakesAnyNumberOfRows() throws Exception {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(shipped())) {
            TensorInfo input =
                    (TensorInfo) session.getInputInfo().get("features").getInfo();
            assertThat(input.getShape()).containsExactly(-1, Suspect.FEATURES);
            assertThat(session.getMetadata().getGraphName()).isEqualTo("fraud-v3");
        }
    }

    @Test
    void oneBatchScoresLikeRowByRow() throws Exception {
        try (FraudModel model = new FraudModel()) {
            float[] batch = model.score(new float[][] {ORDINARY, EXPENSIVE});
            assertThat(batch[0]).isBetween(0f, 1f).isCloseTo(model.score(ORDINARY), within(1e-6f));
            assertThat(batch[1]).isBetween(0f, 1f).isCloseTo(model.score(EXPENSIVE), within(1e-6f));
            assertThat(batch[0]).isNotEqualTo(batch[1]);
        }
    }

    private static byte[] shipped() throws Exception {
        try (InputStream resource = FraudModelTest.class.getResourceAsStream("/models/fraud-v3.onnx")) {
            return resource.readAllBytes();
        }
    }
}
