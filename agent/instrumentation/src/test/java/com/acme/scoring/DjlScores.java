package com.acme.scoring;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Scores with DJL above ONNX Runtime: a model of the file {@code model.onnx}. */
public final class DjlScores extends Scores {

    private final Model model;
    private final Path folder;
    private final Translator<String, Integer> first = new Length<>(new JoinedRows(), String::length);
    private final Translator<String, Integer> second = new Length<>(new JoinedRows(), text -> text.length() + 1);

    /** Loads the model from the file in that folder. */
    public DjlScores(Path folder) throws IOException, MalformedModelException {
        this.folder = folder;
        model = Model.newInstance("fraud-v9", "OnnxRuntime");
        model.load(folder, "model");
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        try {
            return switch (way) {
                case "predict", "batch of one", "too many columns", "closed" -> arrays(way, rows);
                case "ones" -> arrays("predict", numbers(1, 1));
                case "two rows" -> arrays("predict", numbers(2, 0));
                case "too many numbers" -> arrays("predict", numbers(2_049, 0));
                case "text" -> asks(first, List.of("a house"));
                case "other text" -> asks(first, List.of("a tree"));
                case "other translator" -> asks(second, List.of("a house"));
                case "texts" -> asks(first, List.of("a house", "a tree"));
                case "texts one by one" -> asks(new Length<>(null, String::length), List.of("a house", "a tree"));
                case "own type" ->
                    asks(new Length<>(new JoinedRows(), StringBuilder::length), List.of(new StringBuilder("a house")));
                case "load of a folder", "load of a folder, broken" -> {
                    load(again -> again.load(folder, way.endsWith("broken") ? "missing" : "model"));
                    yield 0;
                }
                case "load of a stream" -> {
                    byte[] file = Files.readAllBytes(folder.resolve("model.onnx"));
                    load(again -> again.load(new ByteArrayInputStream(file)));
                    yield 0;
                }
                case "load of a stream, broken" -> {
                    load(again -> again.load(new ByteArrayInputStream(new byte[] {1, 2, 3})));
                    yield 0;
                }
                default -> throw new IllegalArgumentException("way=" + way);
            };
        } catch (TranslateException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What loads a model. */
    private interface Loader {
        void load(Model model) throws IOException, MalformedModelException;
    }

    private static void load(Loader loader) throws IOException, MalformedModelException {
        try (Model again = Model.newInstance("fraud-v9", "OnnxRuntime")) {
            loader.load(again);
        }
    }

    private int arrays(String way, int rows) throws TranslateException {
        NDList input = way.equals("too many columns")
                ? new NDList(model.getNDManager().create(new float[rows * 3], new Shape(rows, 3)))
                : numbers(rows, 0);
        if (way.equals("closed")) {
            input.close();
        }
        return arrays(way, input);
    }

    private int arrays(String way, NDList input) throws TranslateException {
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
            NDList answers = way.equals("batch of one")
                    ? predictor.batchPredict(List.of(input)).get(0)
                    : predictor.predict(input);
            return (int) answers.get(0).getShape().get(0);
        }
    }

    private <T> int asks(Translator<T, Integer> translator, List<T> asked) throws TranslateException {
        try (Predictor<T, Integer> predictor = model.newPredictor(translator)) {
            return predictor.batchPredict(asked).size();
        }
    }

    /** The application's own, which makes a row of a text. */
    private record Length<T>(Batchifier batchifier, ToIntFunction<T> length) implements Translator<T, Integer> {

        @Override
        public Batchifier getBatchifier() {
            return batchifier;
        }

        @Override
        public NDList processInput(TranslatorContext context, T text) {
            float[] row = {length.applyAsInt(text), 0};
            return new NDList(context.getNDManager().create(row, batchifier == null ? new Shape(1, 2) : new Shape(2)));
        }

        @Override
        public Integer processOutput(TranslatorContext context, NDList answers) {
            return (int) answers.get(0).toFloatArray()[0];
        }
    }

    private NDList numbers(int rows, float each) {
        float[] numbers = new float[rows * 2];
        Arrays.fill(numbers, each);
        return new NDList(model.getNDManager().create(numbers, new Shape(rows, 2)));
    }
}
