package com.acme.memory;

import java.util.function.ToLongFunction;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Scores one example again and again with Tribuo. */
public final class TribuoPredictions implements ToLongFunction<Integer> {

    private static final LabelFactory LABELS = new LabelFactory();

    private final Model<Label> model;
    private final Example<Label> example = example(3);

    /** Trains the model. */
    public TribuoPredictions() {
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("examples made here", LABELS), LABELS);
        for (int i = 0; i < 20; i++) {
            examples.add(example(i));
        }
        model = new LogisticRegressionTrainer().train(examples);
    }

    private static Example<Label> example(int i) {
        return new ArrayExample<>(
                new Label(i % 2 == 0 ? "even" : "odd"), new String[] {"a", "b"}, new double[] {1 + i % 2, 1 + i % 3});
    }

    @Override
    public long applyAsLong(Integer times) {
        long answered = 0;
        for (int i = 0; i < times; i++) {
            answered += model.predict(example).getNumActiveFeatures();
        }
        return answered;
    }
}
