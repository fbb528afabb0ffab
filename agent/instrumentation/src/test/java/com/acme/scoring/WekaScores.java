package com.acme.scoring;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.meta.Bagging;
import weka.classifiers.trees.J48;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.SparseInstance;

/** Scores with Weka. */
public final class WekaScores extends Scores {

    private final String file;
    private Classifier read;
    private final J48 tree;
    private final NaiveBayes bayes;
    private final Bagging bagging;
    private final Bagging again;

    /** Trains the models. What Weka keeps on disk goes into the folder, and not into the user's. */
    public WekaScores(Path folder) throws Exception {
        System.setProperty("WEKA_HOME", folder.toString());
        tree = new J48();
        bayes = new NaiveBayes();
        bagging = new Bagging();
        Instances examples = rows(50);
        tree.buildClassifier(examples);
        bagging.setNumIterations(3);
        bagging.buildClassifier(examples);
        again = new Bagging();
        again.setClassifier(new RandomForest());
        again.setNumIterations(2);
        again.buildClassifier(examples);
        again.distributionsForInstances(examples);
        again.buildClassifier(examples);
        // What a filter makes of the relation's name.
        Instances filtered = rows(50);
        filtered.setRelationName("weather-weka.filters.unsupervised.attribute.Remove-R1");
        bayes.buildClassifier(filtered);
        file = folder.resolve("tree.model").toString();
        SerializationHelper.writeAll(file, new Object[] {tree, rows(0)});
        read = tree;
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        return switch (way) {
            case "tree" -> answers(tree, rows(1).instance(0));
            case "tree, distribution" -> tree.distributionForInstance(rows(1).instance(0)).length - 1;
            case "tree, several" -> tree.distributionsForInstances(rows(rows)).length;
            case "bagging" -> answers(bagging, rows(1).instance(0));
            case "bagging, several" -> bagging.distributionsForInstances(rows(rows)).length;
            case "forests trained again, several" -> again.distributionsForInstances(rows(rows)).length;
            case "bayes" -> answers(bayes, filtered().instance(0));
            case "other values" -> answers(tree, rows(2).instance(1));
            case "other text at that place" -> answers(tree, rows("no", "yes").instance(0));
            case "renamed" -> answers(tree, renamed().instance(0));
            case "two rows" -> tree.distributionsForInstances(rows(2)).length;
            case "three rows" -> tree.distributionsForInstances(rows(3)).length;
            case "only zeros" -> answers(tree, sparse());
            case "long text" -> answers(tree, rows("x".repeat(1_000), "no").instance(0));
            case "too many" -> tree.distributionsForInstances(rows(1_366)).length;
            case "no data set" -> answers(tree, new DenseInstance(3));
            case "read" -> answers(read, rows(1).instance(0));
            case "load of a file" -> read(SerializationHelper.read(file));
            case "load of a stream" -> read(SerializationHelper.read(Files.newInputStream(Path.of(file))));
            case "load with a header" -> read(SerializationHelper.readAll(file)[0]);
            case "load of a file, broken" -> read(SerializationHelper.read(file + ".missing"));
            case "load of a stream, broken" -> read(SerializationHelper.read(InputStream.nullInputStream()));
            case "load with a header, broken" -> read(SerializationHelper.readAll(file + ".missing")[0]);
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private int read(Object again) {
        read = (Classifier) again;
        return 0;
    }

    private static int answers(Classifier classifier, Instance row) throws Exception {
        return Double.isNaN(classifier.classifyInstance(row)) ? 0 : 1;
    }

    private static Instances filtered() {
        Instances filtered = rows(1);
        filtered.setRelationName("weather-weka.filters.unsupervised.attribute.Remove-R1");
        return filtered;
    }

    private static Instance sparse() {
        Instances rows = rows(1);
        Instance sparse = new SparseInstance(rows.instance(0));
        sparse.setDataset(rows);
        return sparse;
    }

    private static Instances renamed() {
        Instances renamed = rows(1);
        renamed.renameAttribute(0, "c");
        return renamed;
    }

    private static Instances rows(String first, String second) {
        return rows(1, new Attribute("play", List.of(first, second)));
    }

    private static Instances rows(int count) {
        return rows(count, new Attribute("play", List.of("yes", "no")));
    }

    private static Instances rows(int count, Attribute play) {
        ArrayList<Attribute> attributes = new ArrayList<>(List.of(new Attribute("a"), new Attribute("b"), play));
        Instances rows = new Instances("weather", attributes, count);
        rows.setClassIndex(2);
        for (int i = 0; i < count; i++) {
            rows.add(new DenseInstance(1, new double[] {i % 2, i % 3, i % 2}));
        }
        return rows;
    }
}
