package io.pitot.shop.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** A model of the shop's own: a score, 0 to 1, for each row of features. Safe for many threads. */
public class ScoringModel implements AutoCloseable {

    private final String name;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /**
     * Loads the model.
     *
     * @param name of the file among the resources, without folder and ending
     */
    protected ScoringModel(String name) throws IOException, OrtException {
        this.name = name;
        String resource = "/models/" + name + ".onnx";
        try (InputStream model = Objects.requireNonNull(ScoringModel.class.getResourceAsStream(resource), resource);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
        }
    }

    /** The score of one row. */
    public float score(float[] features) {
        return score(new float[][] {features})[0];
    }

    /** The scores of many rows, by one run of the model. */
    public float[] score(float[][] features) {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, features);
                OrtSession.Result result = session.run(Map.of("features", input))) {
            float[][] column = (float[][]) result.get(0).getValue();
            float[] scores = new float[column.length];
            for (int row = 0; row < column.length; row++) {
                scores[row] = column[row][0];
            }
            return scores;
        } catch (OrtException e) {
            throw new IllegalStateException(name + " failed on " + features.length + " rows: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
