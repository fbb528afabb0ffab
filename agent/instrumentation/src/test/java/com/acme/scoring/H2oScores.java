package com.acme.scoring;

import hex.ModelCategory;
import hex.genmodel.GenModel;
import hex.genmodel.InMemoryMojoReaderBackend;
import hex.genmodel.ModelMojoReader;
import hex.genmodel.MojoModel;
import hex.genmodel.MojoReaderBackend;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.genmodel.easy.RowData;
import hex.genmodel.easy.exception.PredictException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Scores with H2O's models outside of H2O. */
public final class H2oScores extends Scores {

    /** A MOJO of a linear model, as H2O exports it. */
    private static final String LINEAR = """
            [info]
            algorithm = Generalized Linear Modeling
            algo = glm
            category = Regression
            uuid = 4711
            supervised = true
            n_features = 2
            n_classes = 1
            n_columns = 3
            n_domains = 0
            balance_classes = false
            default_threshold = 0.5
            prior_class_distrib = null
            model_class_distrib = null
            mojo_version = 1.00
            use_all_factor_levels = false
            cats = 0
            cat_offsets = [0]
            nums = 2
            num_means = [0.0, 0.0]
            mean_imputation = false
            beta = [1.0, 2.0, 0.5]
            family = gaussian
            link = identity

            [columns]
            a
            b
            y

            [domains]
            """;

    private static final byte[] BROKEN = "no model".getBytes(StandardCharsets.UTF_8);

    private final byte[] model = LINEAR.getBytes(StandardCharsets.UTF_8);
    private final String file;
    private final MojoModel loaded;
    private final EasyPredictModelWrapper wrapper;
    private final EasyPredictModelWrapper inMemory;
    private final GenModel generated = new GeneratedModel();

    /** Writes the model to a file in that folder and loads it. */
    public H2oScores(Path folder) throws IOException {
        Path zipped = folder.resolve("credit_glm_1.zip");
        try (OutputStream out = Files.newOutputStream(zipped);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.ini"));
            zip.write(model);
        }
        file = zipped.toString();
        loaded = MojoModel.load(file);
        wrapper = new EasyPredictModelWrapper(loaded);
        inMemory = new EasyPredictModelWrapper(MojoModel.load(reader(model)));
    }

    /** As H2O generates classes. */
    static final class GeneratedModel extends GenModel {

        private static final long serialVersionUID = 1;

        GeneratedModel() {
            super(new String[] {"a", "b", "y"}, new String[3][], "y");
        }

        @Override
        public ModelCategory getModelCategory() {
            return ModelCategory.Regression;
        }

        @Override
        public String getUUID() {
            return "4712";
        }

        @Override
        public int nfeatures() {
            return 2;
        }

        @Override
        public double[] score0(double[] row, double[] answer) {
            answer[0] = row[0] + row[1];
            return answer;
        }
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        return switch (way) {
            case "row" -> answers(wrapper.predict(row(1.0)));
            case "regression" -> answers(wrapper.predictRegression(row(1.0)));
            case "numbers" -> loaded.score0(new double[] {1, 2}, new double[1]).length;
            case "numbers with offset" -> loaded.score0(new double[] {1, 2}, 0.5, new double[1]).length;
            case "in memory" -> answers(inMemory.predictRegression(row(1.0)));
            case "generated" -> generated.score0(new double[] {1, 2}, new double[1]).length;
            case "no number" -> answers(wrapper.predictRegression(row("one")));
            case "other row" -> answers(wrapper.predict(row(3.0)));
            case "other numbers" -> loaded.score0(new double[] {2, 1}, new double[1]).length;
            case "own type of value" -> unreadable();
            case "load of a file" -> none(MojoModel.load(file));
            case "load of a reader" -> none(MojoModel.load(reader(model)));
            case "read of a reader" -> none(ModelMojoReader.readFrom(reader(model)));
            case "load of a file, broken" -> none(MojoModel.load(file + ".missing"));
            case "load of a reader, broken" -> none(MojoModel.load(reader(BROKEN)));
            case "read of a reader, broken" -> none(ModelMojoReader.readFrom(reader(BROKEN)));
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }

    private static MojoReaderBackend reader(byte[] model) {
        return new InMemoryMojoReaderBackend(Map.of("model.ini", model));
    }

    private static int none(MojoModel again) {
        return again == null ? 1 : 0;
    }

    /** A value of a type that H2O does not know either. */
    private int unreadable() {
        try {
            return answers(wrapper.predict(row(new BigDecimal("2.5"))));
        } catch (PredictException expected) {
            return 0;
        }
    }

    private static int answers(Object prediction) {
        return prediction == null ? 0 : 1;
    }

    private static RowData row(Object a) {
        RowData row = new RowData();
        row.put("a", a);
        row.put("b", 2.0);
        return row;
    }
}
