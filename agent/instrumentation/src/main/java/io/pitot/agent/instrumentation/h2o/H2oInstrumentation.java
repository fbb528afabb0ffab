package io.pitot.agent.instrumentation.h2o;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
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
 * What scores with H2O's models outside of H2O: {@code EasyPredictModelWrapper}, which turns a row into numbers, and where the application
 * does so itself, {@code score0} of the models. A model is named after the file that it was loaded from, else its algorithm.
 */
public final class H2oInstrumentation extends LibraryInstrumentation {

    private static final String MODEL = "hex.genmodel.GenModel";
    private static final String MOJO = "hex.genmodel.MojoModel";
    private static final String READER = "hex.genmodel.ModelMojoReader";
    private static final String WRAPPER = "hex.genmodel.easy.EasyPredictModelWrapper";

    private static final ElementMatcher.Junction<MethodDescription> PREDICT =
            isPublic().and(nameStartsWith("predict")).and(takesArgument(0, named("hex.genmodel.easy.RowData")));

    private static final ElementMatcher.Junction<MethodDescription> SCORE =
            named("score0").and(returns(double[].class));

    private static final ElementMatcher.Junction<MethodDescription> LOAD =
            named("load").and(takesArgument(0, String.class)).and(returns(named(MOJO)));

    /** To which every way of loading comes, in memory or from a file, and the parts of a model that are models. */
    private static final ElementMatcher.Junction<MethodDescription> READ =
            named("readFrom").and(takesArguments(2)).and(returns(named(MOJO)));

    /** For the service loader. */
    public H2oInstrumentation() {}

    @Override
    public String name() {
        return "h2o-genmodel";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(MODEL, MOJO, READER, WRAPPER);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(MODEL);
    }

    @Override
    public Set<String> methods() {
        return Set.of("score0");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.h2o.H2oReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        if (type.getName().equals(WRAPPER)) {
            weaver.expect(PREDICT, "predict(RowData)").advice(PREDICT, advice + ".PredictAdvice");
            if (!weaver.declares("m")) {
                weaver.refuse("unknown version: it declares no field m");
            }
        } else if (type.getName().equals(MOJO)) {
            weaver.expect(LOAD, "MojoModel load(String)").advice(LOAD, advice + ".LoadAdvice");
        } else if (type.getName().equals(READER)) {
            weaver.expect(READ, "MojoModel readFrom(MojoReaderBackend, boolean)")
                    .advice(READ, advice + ".LoadAdvice");
        } else {
            weaver.expect(SCORE, "double[] score0(…)")
                    .state(ObservedModel.class)
                    .advice(SCORE, advice + ".ScoreAdvice");
        }
    }
}
