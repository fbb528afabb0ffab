package com.acme.scoring;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Scores with DJL above ONNX Runtime: a model of the file {@code model.onnx}. */
public final class DjlScores extends Scores {

    private final Model model;
    private final byte[] file;

    /** Loads the model from the file in that folder. */
    public DjlScores(Path folder) throws IOException, MalformedModelException {
        file = Files.readAllBytes(folder.resolve("model.onnx"));
        model = Model.newInstance("fraud-v9", "OnnxRuntime");
        model.load(folder, "model");
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            return switch (way) {
                case "predict" -> rows(predictor.predict(input(rows, 2)));
                case "batch of one" ->
                    rows(predictor.batchPredict(List.of(input(rows, 2))).get(0));
                case "too many columns" -> rows(predictor.predict(input(rows, 3)));
                case "load" -> {
                    try (Model again = Model.newInstance("fraud-v9", "OnnxRuntime")) {
                        again.load(new ByteArrayInputStream(file));
                    }
                    yield 0;
                }
                case "closed" -> {
                    NDList closed = input(rows, 2);
                    closed.close();
                    yield rows(predictor.predict(closed));
                }
                default -> throw new IllegalArgumentException("way=" + way);
            };
        } catch (TranslateException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private NDList input(int rows, int columns) {
        NDArray array = model.getNDManager().create(new float[rows * columns], new Shape(rows, columns));
        return new NDList(array);
    }

    private static int rows(NDList answers) {
        return (int) answers.get(0).getShape().get(0);
    }
}
