package com.acme.scoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.impl.BinaryFeaturesExample;
import org.tribuo.impl.ListExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Scores with Tribuo. */
public final class TribuoScores extends Scores {

    private static final LabelFactory LABELS = new LabelFactory();

    private final Path file;
    private final Model<Label> linear;
    private final Model<Label> forest;
    private final Model<Label> renamed;

    /** Trains the models. */
    public TribuoScores(Path folder) throws IOException {
        linear = new LogisticRegressionTrainer().train(rows(50));
        forest = new RandomForestTrainer<>(new CARTClassificationTrainer(2, 0.5f, 1L), new VotingCombiner(), 3)
                .train(rows(50));
        renamed = new LogisticRegressionTrainer().train(rows(50));
        renamed.predict(row(0));
        renamed.setName("churn-v2");
        file = folder.resolve("linear");
        linear.serializeToFile(file);
    }

    @Override
    protected int score(String way, int rows) throws IOException {
        return switch (way) {
            case "linear" -> answers(linear.predict(row(1)));
            case "linear, several" -> linear.predict(examples(rows)).size();
            case "linear, data set" -> linear.predict(rows(rows)).size();
            case "forest" -> answers(forest.predict(row(1)));
            case "forest, several" -> forest.predict(examples(rows)).size();
            case "renamed" -> answers(renamed.predict(row(1)));
            case "load of a file" -> none(Model.deserializeFromFile(file));
            case "load of a stream" -> none(Model.deserializeFromStream(Files.newInputStream(file)));
            case "load of a file, broken" -> none(Model.deserializeFromFile(file.resolve("missing")));
            case "load of a stream, broken" ->
                none(Model.deserializeFromStream(new ByteArrayInputStream(new byte[] {1, 2, 3})));
            case "unknown feature" ->
                answers(linear.predict(new ArrayExample<>(new Label("odd"), new String[] {"c"}, new double[] {1})));
            case "other row" -> answers(linear.predict(row(2)));
            case "list" -> answers(linear.predict(new ListExample<>(row(3))));
            case "binary" ->
                answers(linear.predict(new BinaryFeaturesExample<>(new Label("odd"), new String[] {"a", "b"})));
            case "many features" -> answers(linear.predict(manyFeatures()));
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static int none(Model<?> loaded) {
        return loaded == null ? 1 : 0;
    }

    private static int answers(Object prediction) {
        return prediction == null ? 0 : 1;
    }

    private static Example<Label> manyFeatures() {
        ArrayExample<Label> many = new ArrayExample<>(new Label("odd"));
        for (int i = 0; i < 5_000; i++) {
            many.add(new Feature(i == 0 ? "a" : "f" + i, 1));
        }
        return many;
    }

    private static MutableDataset<Label> rows(int count) {
        MutableDataset<Label> rows =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows made here", LABELS), LABELS);
        examples(count).forEach(rows::add);
        return rows;
    }

    private static List<Example<Label>> examples(int count) {
        List<Example<Label>> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(row(i));
        }
        return examples;
    }

    private static Example<Label> row(int i) {
        String label = i % 2 == 0 ? "even" : "odd";
        return new ArrayExample<>(new Label(label), new String[] {"a", "b"}, new double[] {1 + i % 2, 1 + i % 3});
    }
}
