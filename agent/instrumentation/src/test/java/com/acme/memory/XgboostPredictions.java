package com.acme.memory;

import java.util.Map;
import java.util.function.ToLongFunction;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Scores one row again and again with XGBoost, with a matrix for each time. */
public final class XgboostPredictions implements ToLongFunction<Integer> {

    private final Booster model;
    private final float[] row = new float[30];

    /** Trains the model. */
    public XgboostPredictions() throws XGBoostError {
        DMatrix examples = new DMatrix(new float[20 * 30], 20, 30, Float.NaN);
        examples.setLabel(new float[20]);
        model = XGBoost.train(examples, Map.of("objective", "reg:squarederror", "nthread", 1), 1, Map.of(), null, null);
        examples.dispose();
    }

    @Override
    public long applyAsLong(Integer times) {
        try {
            long answered = 0;
            for (int i = 0; i < times; i++) {
                DMatrix matrix = new DMatrix(row, 1, 30, Float.NaN);
                answered += model.predict(matrix).length;
                matrix.dispose();
            }
            return answered;
        } catch (XGBoostError e) {
            throw new IllegalStateException("no answer", e);
        }
    }
}
