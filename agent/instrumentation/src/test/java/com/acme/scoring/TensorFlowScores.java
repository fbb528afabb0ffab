package com.acme.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Scores with TensorFlow. */
public final class TensorFlowScores extends Scores {

    private static final int COLUMNS = 2;

    private final String place;
    private final SavedModelBundle loaded;
    private final ConcreteFunction function = ConcreteFunction.create(TensorFlowScores::risk);

    /** Writes the model into that folder, and loads it from there. */
    public TensorFlowScores(Path folder) throws IOException {
        place = folder.resolve("risk").resolve("2").toString();
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops ops = Ops.create(graph);
            Placeholder<TFloat32> features =
                    ops.withName("features").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, COLUMNS)));
            Variable<TFloat32> weights = ops.variable(ops.constant(new float[][] {{1}, {2}}));
            MatMul<TFloat32> score = ops.withName("score").linalg.matMul(features, weights);
            session.initialize();
            SavedModelBundle.exporter(place)
                    .withSession(session)
                    .withSignature(Signature.builder()
                            .input("features", features)
                            .output("score", score)
                            .build())
                    .export();
        }
        loaded = SavedModelBundle.load(place);
    }

    private static Signature risk(Ops ops) {
        Placeholder<TFloat32> features = ops.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, COLUMNS)));
        return Signature.builder("eager-risk")
                .input("features", features)
                .output("score", ops.linalg.matMul(features, ops.constant(new float[][] {{1}, {2}})))
                .build();
    }

    @Override
    protected int score(String way, int rows) {
        if (way.startsWith("load")) {
            SavedModelBundle.load(way.endsWith("broken") ? place + ".missing" : place)
                    .close();
            return 0;
        }
        try (TFloat32 features = features(way, rows);
                Result result = result(way, features)) {
            return (int) result.get(0).shape().get(0);
        }
    }

    private Result result(String way, TFloat32 features) {
        return switch (way) {
            case "call", "call with ones" -> loaded.call(Map.of("features", features));
            case "function", "function of ones", "function of too many columns", "large function" ->
                function.call(Map.of("features", features));
            default ->
                loaded.session()
                        .runner()
                        .feed("features", features)
                        .fetch("score")
                        .run();
        };
    }

    private static TFloat32 features(String way, int rows) {
        return switch (way) {
            case "too many columns", "function of too many columns" -> TFloat32.tensorOf(Shape.of(rows, COLUMNS + 1));
            case "call with ones", "session with ones", "function of ones" -> filled(rows, 1);
            case "two rows" -> filled(2, 0);
            case "large", "large function" -> filled(2_049, 0);
            default -> filled(rows, 0);
        };
    }

    private static TFloat32 filled(int rows, float each) {
        return TFloat32.tensorOf(
                Shape.of(rows, COLUMNS), tensor -> tensor.scalars().forEach(one -> one.setFloat(each)));
    }
}
