package io.pitot.shop.fraud;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The model {@code fraud-v3}: how likely an order is fraudulent, 0 to 1. Safe for many threads. */
@Component
class FraudModel implements AutoCloseable {

    private static final String RESOURCE = "/models/fraud-v3.onnx";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    FraudModel() throws IOException, OrtException {
        try (InputStream model = Objects.requireNonNull(FraudModel.class.getResourceAsStream(RESOURCE), RESOURCE);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
        }
    }

    /** The score of one order. */
    float score(float[] features) {
        return score(new float[][] {features})[0];
    }

    /** The scores of many orders, one per row, by one run of the model. */
    float[] score(float[][] features) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, features);
                OrtSession.Result result = session.run(Map.of("features", input))) {
            float[][] column = (float[][]) result.get(0).getValue();
            float[] scores = new float[column.length];
            for (int row = 0; row < column.length; row++) {
                scores[row] = column[row][0];
            }
            return scores;
        } catch (OrtException e) {
            throw new IllegalStateException("fraud-v3 failed on " + features.length + " rows: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
