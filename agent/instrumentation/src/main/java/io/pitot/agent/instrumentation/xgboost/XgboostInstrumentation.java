package io.pitot.agent.instrumentation.xgboost;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * XGBoost4J's {@code Booster}. Its public methods are woven and not the private one below them, which is synchronized: what
 * threads wait for each other there is part of the call. A model is named after the file that it was loaded from.
 */
public final class XgboostInstrumentation extends LibraryInstrumentation {

    private static final String BOOSTER = "ml.dmlc.xgboost4j.java.Booster";

    private static final ElementMatcher.Junction<MethodDescription> SCORE = isPublic()
            .and(namedOneOf("predict", "predictLeaf", "predictContrib", "inplace_predict"))
            .and(returns(float[][].class));

    private static final ElementMatcher.Junction<MethodDescription> LOAD = named("loadModel")
            .and(takesArguments(1))
            .and(takesArgument(0, String.class))
            .and(returns(named(BOOSTER)));

    private static final ElementMatcher.Junction<MethodDescription> PARAMETER =
            named("setParam").and(takesArguments(2)).and(takesArgument(0, String.class));

    /** For the service loader. */
    public XgboostInstrumentation() {}

    @Override
    public String name() {
        return "xgboost";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(BOOSTER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.xgboost.XgboostReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        weaver.expect(SCORE, "float[][] predict(DMatrix)")
                .expect(LOAD, "loadModel(String)")
                .expect(PARAMETER, "setParam(String, Object)")
                .state(ObservedModel.class)
                .advice(SCORE, advice + ".PredictAdvice")
                .advice(LOAD, advice + ".LoadAdvice")
                .advice(PARAMETER, advice + ".ParameterAdvice");
    }
}
