package io.pitot.agent.instrumentation.xgboost;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedColumns;
import io.pitot.agent.bootstrap.ObservedInput;
import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.io.InputStream;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * XGBoost4J's {@code Booster}, and the matrices that it scores. Its public methods are woven and not the private one below them, which is synchronized: what
 * threads wait for each other there is part of the call. A model is named after the file that it was loaded from.
 */
public final class XgboostInstrumentation extends LibraryInstrumentation {

    private static final String BOOSTER = "ml.dmlc.xgboost4j.java.Booster";

    /** Reads a stream before the booster is told of its bytes. */
    private static final String STREAMS = "ml.dmlc.xgboost4j.java.XGBoost";

    private static final String MATRIX = "ml.dmlc.xgboost4j.java.DMatrix";

    private static final ElementMatcher.Junction<MethodDescription> SCORE = isPublic()
            .and(namedOneOf("predict", "predictLeaf", "predictContrib"))
            .and(takesArgument(0, named(MATRIX)))
            .and(returns(float[][].class));

    /** Not in 1.7. */
    private static final ElementMatcher.Junction<MethodDescription> SCORE_IN_PLACE = isPublic()
            .and(named("inplace_predict"))
            .and(takesArgument(0, float[].class))
            .and(takesArgument(3, float.class))
            .and(returns(float[][].class));

    private static final ElementMatcher.Junction<MethodDescription> DENSE = isConstructor()
            .and(takesArgument(0, float[].class))
            .and(takesArgument(1, int.class))
            .and(takesArgument(2, int.class));

    private static final ElementMatcher.Junction<MethodDescription> SPARSE = isConstructor()
            .and(takesArgument(0, long[].class))
            .and(takesArgument(1, int[].class))
            .and(takesArgument(2, float[].class))
            .and(takesArgument(3, named(MATRIX + "$SparseType")));

    private static final ElementMatcher.Junction<MethodDescription> LOAD = named("loadModel")
            .and(takesArguments(1))
            .and(takesArgument(0, String.class).or(takesArgument(0, byte[].class)))
            .and(returns(named(BOOSTER)));

    private static final ElementMatcher.Junction<MethodDescription> LOAD_STREAM = named("loadModel")
            .and(takesArguments(1))
            .and(takesArgument(0, InputStream.class))
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
        return Set.of(BOOSTER, STREAMS, MATRIX);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.xgboost.XgboostReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(MATRIX)) {
            weaver.expect(DENSE, "DMatrix(float[], int, int)")
                    .state(ObservedInput.class)
                    .state(ObservedColumns.class)
                    .advice(DENSE, advice + ".DenseMatrixAdvice")
                    .advice(SPARSE, advice + ".SparseMatrixAdvice")
                    .advice(named("setBaseMargin"), advice + ".MarginAdvice");
            return;
        }
        if (type.getName().equals(STREAMS)) {
            weaver.advice(LOAD_STREAM, advice + ".LoadAdvice");
            return;
        }
        weaver.expect(SCORE, "float[][] predict(DMatrix)")
                .expect(LOAD, "loadModel(String)")
                .expect(PARAMETER, "setParam(String, Object)")
                .state(ObservedModel.class)
                .advice(SCORE, advice + ".PredictAdvice")
                .advice(SCORE_IN_PLACE, advice + ".PredictInPlaceAdvice")
                .advice(LOAD, advice + ".LoadAdvice")
                .advice(PARAMETER, advice + ".ParameterAdvice");
    }
}
