package com.acme.scoring;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scores with LightGBM. */
public final class LightgbmScores extends Scores {

    private static final int COLUMNS = 2;
    /** Known only when the native library is loaded. */
    private final PredictionType normal;

    private final LGBMBooster trained;
    private final LGBMBooster loaded;
    private final String text;
    private final String file;

    /** Trains the model, and loads it from a file in that folder. */
    public LightgbmScores(Path folder) throws LGBMException, IOException {
        unpackInto(folder);
        normal = PredictionType.C_API_PREDICT_NORMAL;
        LGBMDataset examples = LGBMDataset.createFromMat(values(50), 50, COLUMNS, true, "", null);
        float[] labels = new float[50];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
        }
        examples.setField("label", labels);
        LGBMBooster booster =
                LGBMBooster.create(examples, "objective=binary num_threads=1 min_data_in_leaf=1 verbosity=-1");
        booster.updateOneIter();
        text = booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
        booster.close();
        examples.close();
        trained = LGBMBooster.loadModelFromString(text);
        file = Files.writeString(folder.resolve("ranking-v7.txt"), text).toString();
        loaded = LGBMBooster.createFromModelfile(file);
    }

    /** The library unpacks its native part under a name that every JVM on the machine would write to. */
    private static void unpackInto(Path folder) throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try {
            LGBMBooster.loadNative();
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Override
    protected int score(String way, int rows) throws LGBMException {
        return switch (way) {
            case "trained" -> trained.predictForMat(values(rows), rows, COLUMNS, true, normal).length;
            case "floats" -> loaded.predictForMat(values(rows), rows, COLUMNS, true, normal).length;
            case "floats with parameters" ->
                loaded.predictForMat(values(rows), rows, COLUMNS, true, normal, "num_threads=1").length;
            case "doubles" -> loaded.predictForMat(doubles(rows), rows, COLUMNS, true, normal).length;
            case "doubles with parameters" ->
                loaded.predictForMat(doubles(rows), rows, COLUMNS, true, normal, "num_threads=1").length;
            case "one of floats" -> answers(loaded.predictForMatSingleRow(values(1), normal));
            case "one of doubles" -> answers(loaded.predictForMatSingleRow(doubles(1), normal));
            case "too few columns" -> loaded.predictForMat(values(rows), rows, 1, true, normal).length;
            case "other floats" -> loaded.predictForMat(new float[] {7, 1}, 1, COLUMNS, true, normal).length;
            case "columns of floats" -> loaded.predictForMat(values(1), 1, COLUMNS, false, normal).length;
            case "raw" ->
                loaded.predictForMat(values(1), 1, COLUMNS, true, PredictionType.C_API_PREDICT_RAW_SCORE).length;
            case "one of other floats" -> answers(loaded.predictForMatSingleRow(new float[] {7, 1}, normal));
            case "many rows" -> loaded.predictForMat(values(3_000), 3_000, COLUMNS, true, normal).length;
            case "load of a file" -> close(LGBMBooster.createFromModelfile(file));
            case "load of a text" -> close(LGBMBooster.loadModelFromString(text));
            case "load of a file, broken" -> close(LGBMBooster.createFromModelfile(file + ".missing"));
            case "load of a text, broken" -> close(LGBMBooster.loadModelFromString("no model"));
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static int close(LGBMBooster again) throws LGBMException {
        again.close();
        return 0;
    }

    private static int answers(double answer) {
        return Double.isNaN(answer) ? 0 : 1;
    }

    private static float[] values(int rows) {
        float[] values = new float[rows * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 + i % COLUMNS;
        }
        return values;
    }

    private static double[] doubles(int rows) {
        return new double[rows * COLUMNS];
    }
}
