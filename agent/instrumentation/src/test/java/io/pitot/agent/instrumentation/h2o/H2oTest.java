package io.pitot.agent.instrumentation.h2o;

import io.pitot.agent.instrumentation.InputsContract;
import java.util.stream.Stream;

/** H2O's models themselves. */
class H2oTest extends InputsContract {

    private static final String OLD = "h2o-3.30";
    private static final String NEW = "h2o-3.46";

    @Override
    protected String family() {
        return "h2o-genmodel";
    }

    @Override
    protected String application() {
        return "com.acme.scoring.H2oScores";
    }

    @Override
    protected Stream<Way> ways() {
        Stream<Way> ofEach = Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Way.one(line, "credit_glm_1", "row", "regression", "numbers"),
                        Way.one(line, "glm", "in memory"),
                        Way.one(line, "GeneratedModel", "generated")))
                .flatMap(ways -> ways);
        return Stream.concat(ofEach, Way.one(NEW, "credit_glm_1", "numbers with offset"));
    }

    @Override
    protected Stream<Ways> known() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.of(
                        Ways.of(line, "row", "other row", "regression"),
                        Ways.of(line, "numbers", "other numbers"),
                        Ways.of(line, "generated")));
    }

    @Override
    protected Stream<Ways> unknown() {
        return Stream.of(OLD, NEW).map(line -> Ways.of(line, "own type of value"));
    }

    @Override
    protected Stream<Load> loads() {
        return Stream.of(OLD, NEW)
                .flatMap(line -> Stream.concat(
                        Load.of(Way.one(line, "credit_glm_1", "row"), "load of a file"),
                        Load.of(Way.one(line, "glm", "in memory"), "load of a reader", "read of a reader")));
    }

    @Override
    protected String input(Way way) {
        return "row[2]";
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "credit_glm_1", "no number"));
    }
}
