package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.ObservedModel;
import java.util.Random;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** {@link Callee#MODEL}. */
final class PredictionCall implements Call {

    private static final int FEATURES = 30;
    private static final int EXAMPLES = 50;

    private final Random random = new Random(1);
    private final Model<Label> model;
    private final Example<Label> example = example(1);

    PredictionCall() {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("examples made here", labels), labels);
        for (int i = 0; i < EXAMPLES; i++) {
            examples.add(example(i));
        }
        model = new LogisticRegressionTrainer().train(examples);
    }

    private Example<Label> example(int i) {
        ArrayExample<Label> made = new ArrayExample<>(new Label(i % 2 == 0 ? "even" : "odd"));
        for (int feature = 0; feature < FEATURES; feature++) {
            made.add("f" + feature, 1 + random.nextDouble());
        }
        return made;
    }

    @Override
    public Object call() {
        return model.predict(example);
    }

    @Override
    public boolean isObserved() {
        return model instanceof ObservedModel;
    }

    @Override
    public void close() {}
}
