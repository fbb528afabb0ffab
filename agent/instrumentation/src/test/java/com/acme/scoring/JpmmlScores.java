package com.acme.scoring;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

/** Scores with JPMML. */
public final class JpmmlScores extends Scores {

    private static final String SCHEMA = """
            <MiningSchema><MiningField name="a"/><MiningField name="y" usageType="target"/></MiningSchema>""";

    private static final String TABLE = """
            <RegressionTable intercept="1"><NumericPredictor name="a" coefficient="2"/></RegressionTable>""";

    private static final String DOCUMENT = """
            <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
              <Header/>
              <DataDictionary>
                <DataField name="a" optype="continuous" dataType="double"/>
                <DataField name="y" optype="continuous" dataType="double"/>
              </DataDictionary>
              %s
            </PMML>
            """;

    private static final String REGRESSION = """
            <RegressionModel %s functionName="regression">%s</RegressionModel>""";

    private static final String ENSEMBLE = """
            <MiningModel modelName="price-ensemble" functionName="regression">
              %1$s
              <Segmentation multipleModelMethod="average">
                <Segment><True/>%2$s</Segment>
                <Segment><True/>%2$s</Segment>
              </Segmentation>
            </MiningModel>
            """;

    private final byte[] document;
    private final byte[] anonymous;
    private final File file;
    private final Evaluator named;
    private final Evaluator unnamed;
    private final Evaluator ensemble;

    /** Reads the models. */
    public JpmmlScores(Path folder) throws Exception {
        String regression = REGRESSION.formatted("", SCHEMA + TABLE);
        document = document(REGRESSION.formatted("modelName=\"price-v3\"", SCHEMA + TABLE));
        anonymous = document(regression);
        file = Files.write(folder.resolve("price.pmml"), document).toFile();
        named = loaded(document).build();
        unnamed = loaded(anonymous).build();
        ensemble = loaded(document(ENSEMBLE.formatted(SCHEMA, regression))).build();
    }

    private static byte[] document(String model) {
        return DOCUMENT.formatted(model).getBytes(StandardCharsets.UTF_8);
    }

    private static LoadingModelEvaluatorBuilder loaded(byte[] document) throws Exception {
        return new LoadingModelEvaluatorBuilder().load(new ByteArrayInputStream(document));
    }

    private static int none(Object loaded) {
        return loaded == null ? 1 : 0;
    }

    private FieldValue prepared(double value) {
        return named.getInputFields().get(0).prepare(value);
    }

    @Override
    protected int score(String way, int rows) throws Exception {
        return switch (way) {
            case "named" -> named.evaluate(Map.of("a", 2.0)).size();
            case "unnamed" -> unnamed.evaluate(Map.of("a", 2.0)).size();
            case "ensemble" -> ensemble.evaluate(Map.of("a", 2.0)).size();
            case "no number" -> named.evaluate(Map.of("a", "two")).size();
            case "other row" -> named.evaluate(Map.of("a", 3.0)).size();
            case "text" -> named.evaluate(Map.of("a", "2.5")).size();
            case "no value" -> named.evaluate(Map.of()).size();
            case "prepared" -> named.evaluate(Map.of("a", prepared(4.0))).size();
            case "other row, prepared" ->
                named.evaluate(Map.of("a", prepared(5.0))).size();
            case "own type of number" ->
                named.evaluate(Map.of("a", 2.0, "b", new BigDecimal("2.5"))).size();
            case "load of a stream" -> none(loaded(document));
            case "load of a file" -> none(new LoadingModelEvaluatorBuilder().load(file));
            case "load and build" -> none(loaded(document).build());
            case "load of an unnamed one" -> none(loaded(anonymous));
            case "load of a file, broken" -> none(new LoadingModelEvaluatorBuilder().load(new File(file, "missing")));
            case "load of a stream, broken", "load and build, broken", "load of an unnamed one, broken" ->
                none(loaded(new byte[] {'<'}));
            default -> throw new IllegalArgumentException("way=" + way);
        };
    }
}
