package com.acme.scoring;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Scores with DeepLearning4J. */
public final class DeepLearningScores extends Scores {

    private static final int COLUMNS = 2;

    private final File network;
    private final File drawing;
    private final MultiLayerNetwork made;
    private final MultiLayerNetwork loaded;
    private final ComputationGraph graph;

    /** Writes the models into that folder, and loads them from there. */
    public DeepLearningScores(Path folder) throws IOException {
        made = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list().layer(layer()).build());
        made.init();
        network = folder.resolve("churn-v5.zip").toFile();
        ModelSerializer.writeModel(made, network, false);
        loaded = ModelSerializer.restoreMultiLayerNetwork(network);

        ComputationGraph drawn = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("features")
                .addLayer("score", layer(), "features")
                .setOutputs("score")
                .build());
        drawn.init();
        drawing = folder.resolve("risk-v3.zip").toFile();
        ModelSerializer.writeModel(drawn, drawing, false);
        graph = ModelSerializer.restoreComputationGraph(drawing.getPath());
    }

    private static OutputLayer layer() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(COLUMNS)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
    }

    @Override
    protected int score(String way, int rows) throws IOException {
        if (way.startsWith("load")) {
            return load(way) == null ? 1 : 0;
        }
        INDArray features = features(way, rows);
        INDArray scores = switch (way) {
            case "made" -> made.output(features);
            case "output", "too many columns", "ones", "two rows", "large", "part" -> loaded.output(features);
            case "output of training" -> loaded.output(features, true);
            case "graph", "graph of ones" -> graph.output(features)[0];
            case "single" -> graph.outputSingle(features);
            default -> throw new IllegalArgumentException("way=" + way);
        };
        return (int) scores.size(0);
    }

    private Object load(String way) throws IOException {
        File missing = new File(network, "missing");
        return switch (way) {
            case "load of a file" -> ModelSerializer.restoreMultiLayerNetwork(network);
            case "load of a path" -> ModelSerializer.restoreMultiLayerNetwork(network.getPath());
            case "load of a stream" -> ModelSerializer.restoreMultiLayerNetwork(new FileInputStream(network));
            case "load of a graph" -> ModelSerializer.restoreComputationGraph(drawing);
            case "load of a stream, broken" ->
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            case "load of a graph, broken" -> ModelSerializer.restoreComputationGraph(missing);
            default -> ModelSerializer.restoreMultiLayerNetwork(missing);
        };
    }

    private static INDArray features(String way, int rows) {
        return switch (way) {
            case "too many columns" -> Nd4j.zeros(rows, COLUMNS + 1);
            case "ones", "graph of ones" -> Nd4j.ones(rows, COLUMNS);
            case "two rows" -> Nd4j.zeros(2, COLUMNS);
            case "large" -> Nd4j.zeros(2_049, COLUMNS);
            case "part" -> Nd4j.zeros(2, COLUMNS).getRow(1, true);
            default -> Nd4j.zeros(rows, COLUMNS);
        };
    }
}
