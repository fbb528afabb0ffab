package io.pitot.agent.instrumentation.xgboost;

import io.pitot.agent.instrumentation.ModelContract;
import java.util.stream.Stream;

/** XGBoost4J itself, with its native library. */
class XgboostTest extends ModelContract {

    private static final String OLD = "xgboost-1.7";
    private static final String NEW = "xgboost-3.0";

    @Override
    protected String application() {
        return "com.acme.scoring.XgboostScores";
    }

    @Override
    protected Stream<Way> ways() {
        Stream<Way> ofEach = Stream.of(OLD, NEW)
                .flatMap(line -> Stream.concat(
                        Way.batch(line, "xgboost", "trained"),
                        Way.batch(line, "churn-v4", "predict", "margin", "limited", "leaf", "contributions")));
        return Stream.concat(ofEach, Way.batch(NEW, "churn-v4", "in place"));
    }

    @Override
    protected Stream<Way> failures() {
        return Stream.of(OLD, NEW).flatMap(line -> Way.one(line, "churn-v4", "too many columns"));
    }
}
