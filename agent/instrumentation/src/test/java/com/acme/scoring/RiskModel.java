package com.acme.scoring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/** How an application scores: one run of the model. */
public final class RiskModel {

    private RiskModel() {}

    /** Scores, with the rows given as the input of that name. */
    public static void score(OrtSession session, String input, float[][] rows) throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            result.get(0);
        }
    }
}
