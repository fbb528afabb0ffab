package com.acme.scoring;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Scores with XGBoost. */
public final class XgboostScores extends Scores {

    private static final int COLUMNS = 2;
    private static final byte[] BROKEN = "{\"no\": \"model\"}".getBytes(StandardCharsets.UTF_8);

    private final Booster trained;
    private final Booster loaded;
    private final String file;

    /** Trains the model, and loads it from a file in that folder. */
    public XgboostScores(Path folder) throws XGBoostError {
        DMatrix examples = matrix(50);
        float[] labels = new float[50];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
        }
        examples.setLabel(labels);
        Map<String, Object> parameters = Map.of("objective", "binary:logistic", "nthread", 1, "max_depth", 2);
        trained = XGBoost.train(examples, parameters, 2, Map.of(), null, null);
        file = folder.resolve("churn-v4.json").toString();
        trained.saveModel(file);
        loaded = XGBoost.loadModel(file);
        examples.dispose();
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        if (way.startsWith("load")) {
            load(way);
            return 0;
        }
        DMatrix matrix = way.equals("too many columns")
                ? new DMatrix(values(rows * 2), rows, COLUMNS * 2, Float.NaN)
                : matrix(rows);
        try {
            return switch (way) {
                case "trained" -> trained.predict(matrix).length;
                case "predict", "too many columns" -> loaded.predict(matrix).length;
                case "margin" -> loaded.predict(matrix, true).length;
                case "limited" -> loaded.predict(matrix, false, 1).length;
                case "leaf" -> loaded.predictLeaf(matrix, 0).length;
                case "contributions" -> loaded.predictContrib(matrix, 0).length;
                case "in place" -> loaded.inplace_predict(values(rows), rows, COLUMNS, Float.NaN).length;
                case "other row" -> scored(new DMatrix(new float[] {7, 1}, 1, COLUMNS, Float.NaN));
                case "sparse" -> scored(sparse(0));
                case "other sparse row" -> scored(sparse(1));
                case "other row in place" -> loaded.inplace_predict(new float[] {7, 1}, 1, COLUMNS, Float.NaN).length;
                case "base margin" -> {
                    matrix.setBaseMargin(new float[] {0.5f});
                    yield loaded.predict(matrix).length;
                }
                case "slice" -> scored(matrix.slice(new int[] {0}));
                case "many rows" -> manyRows().length;
                default -> throw new IllegalArgumentException("way=" + way);
            };
        } finally {
            matrix.dispose();
        }
    }

    private void load(String way) throws Exception {
        Booster again = switch (way) {
            case "load of a file" -> XGBoost.loadModel(file);
            case "load of a stream" -> XGBoost.loadModel(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))));
            case "load of bytes" -> XGBoost.loadModel(Files.readAllBytes(Path.of(file)));
            case "load of a file, broken" -> XGBoost.loadModel(file + ".missing");
            case "load of a stream, broken" -> XGBoost.loadModel(new ByteArrayInputStream(BROKEN));
            case "load of bytes, broken" -> XGBoost.loadModel(BROKEN);
            default -> throw new IllegalArgumentException("way=" + way);
        };
        again.dispose();
    }

    private int scored(DMatrix matrix) throws XGBoostError {
        try {
            return loaded.predict(matrix).length;
        } finally {
            matrix.dispose();
        }
    }

    /** A row of one number. */
    private static DMatrix sparse(int place) throws XGBoostError {
        return new DMatrix(new long[] {0, 1}, new int[] {place}, new float[] {1}, DMatrix.SparseType.CSR, COLUMNS);
    }

    /** A few thousand rows. */
    private float[][] manyRows() throws XGBoostError {
        DMatrix many = matrix(3_000);
        try {
            return loaded.predict(many);
        } finally {
            many.dispose();
        }
    }

    private static DMatrix matrix(int rows) throws XGBoostError {
        return new DMatrix(values(rows), rows, COLUMNS, Float.NaN);
    }

    private static float[] values(int rows) {
        float[] values = new float[rows * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 + i % COLUMNS;
        }
        return values;
    }
}
