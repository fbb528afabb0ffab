package com.acme.scoring;

import java.io.File;
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

    private final MultiLayerNetwork made;
    private final MultiLayerNetwork loaded;
    private final ComputationGraph graph;

    /** Writes the models into that folder, and loads them from there. */
    public DeepLearningScores(Path folder) throws IOException {
        made = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list().layer(layer()).build());
        made.init();
        File network = folder.resolve("churn-v5.zip").toFile();
        ModelSerializer.writeModel(made, network, false);
        loaded = ModelSerializer.restoreMultiLayerNetwork(network);

        ComputationGraph drawn = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("features")
                .addLayer("score", layer(), "features")
                .setOutputs("score")
                .build());
        drawn.init();
        File file = folder.resolve("risk-v3.zip").toFile();
        ModelSerializer.writeModel(drawn, file, false);
        graph = ModelSerializer.restoreComputationGraph(file.getPath());
    }

    private static OutputLayer layer() {
        return new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nIn(COLUMNS)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
    }

    @Override
    protected int score(String way, int rows) {
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
