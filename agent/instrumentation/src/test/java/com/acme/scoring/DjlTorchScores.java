package com.acme.scoring;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;

/** Scores with DJL above PyTorch: a model of DJL's own blocks. */
public final class DjlTorchScores extends Scores {

    private static final int COLUMNS = 2;

    private final Path folder;
    private final Model model;

    /** Writes the model into that folder, and loads it from there. What DJL unpacks goes there, too. */
    public DjlTorchScores(Path folder) throws IOException, MalformedModelException {
        System.setProperty("DJL_CACHE_DIR", folder.toString());
        System.setProperty("ENGINE_CACHE_DIR", folder.toString());
        System.setProperty("ai.djl.offline", "true");
        try (Model made = Model.newInstance("churn-v2", "PyTorch")) {
            Block block = layer();
            block.initialize(made.getNDManager(), DataType.FLOAT32, new Shape(1, COLUMNS));
            made.setBlock(block);
            made.save(folder, "churn");
        }
        this.folder = folder;
        model = loaded(folder);
    }

    private static Model loaded(Path folder) throws IOException, MalformedModelException {
        Model loaded = Model.newInstance("churn-v2", "PyTorch");
        loaded.setBlock(layer());
        loaded.load(folder, "churn");
        return loaded;
    }

    private static Block layer() {
        return Linear.builder().setUnits(1).build();
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        return switch (way) {
            case "load of a folder" -> {
                loaded(folder).close();
                yield 0;
            }
            case "load of a folder, broken" -> {
                loaded(folder.resolve("missing")).close();
                yield 0;
            }
            case "joined" -> joined(rows);
            case "ones" -> rows(numbers(1, COLUMNS, 1));
            case "two rows" -> rows(numbers(2, COLUMNS, 0));
            case "too many numbers" -> rows(numbers(2_049, COLUMNS, 0));
            case "too many columns" -> rows(numbers(rows, COLUMNS + 1, 0));
            default -> rows(numbers(rows, COLUMNS, 0));
        };
    }

    private NDList numbers(int rows, int columns, float each) {
        float[] numbers = new float[rows * columns];
        Arrays.fill(numbers, each);
        return new NDList(model.getNDManager().create(numbers, new Shape(rows, columns)));
    }

    private int joined(int rows) throws TranslateException {
        NDList row = new NDList(model.getNDManager().create(new float[COLUMNS]));
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator(new JoinedRows()))) {
            return predictor.batchPredict(Collections.nCopies(rows, row)).size();
        }
    }

    private int rows(NDList input) throws Exception {
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            return (int) predictor.predict(input).get(0).getShape().get(0);
        } catch (TranslateException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
