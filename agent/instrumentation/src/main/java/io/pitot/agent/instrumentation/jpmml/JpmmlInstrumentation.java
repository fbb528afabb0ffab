package io.pitot.agent.instrumentation.jpmml;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.io.File;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * JPMML's evaluators. A model is named as its PMML document does, else after its element there. Written without the evaluator's
 * classes, whose licence is the AGPL; that of the document's is BSD.
 */
public final class JpmmlInstrumentation extends LibraryInstrumentation {

    private static final String MANAGER = "org.jpmml.evaluator.ModelManager";
    private static final String EVALUATOR = "org.jpmml.evaluator.ModelEvaluator";

    /** Holds the model that it builds an evaluator for. */
    private static final String BUILDER = "org.jpmml.evaluator.ModelEvaluatorBuilder";

    private static final String LOADER = "org.jpmml.evaluator.LoadingModelEvaluatorBuilder";

    /** What names a value, until 1.5; later strings do. */
    private static final String FIELD = "org.dmg.pmml.FieldName";

    private static final String VALUE = "org.jpmml.evaluator.FieldValue";

    private static final ElementMatcher.Junction<MethodDescription> EVALUATE = named("evaluate")
            .and(takesArguments(1))
            .and(takesArgument(0, Map.class))
            .and(returns(Map.class));

    private static final ElementMatcher.Junction<MethodDescription> LOAD = named("load")
            .and(takesArgument(0, File.class).or(takesArgument(0, InputStream.class)))
            .and(returns(named(LOADER)));

    /** For the service loader. */
    public JpmmlInstrumentation() {}

    @Override
    public String name() {
        return "jpmml";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(MANAGER, EVALUATOR, BUILDER, LOADER, FIELD, VALUE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.jpmml.JpmmlReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        switch (type.getName()) {
            case MANAGER -> weaver.expose("model").state(ObservedModel.class);
            case BUILDER -> weaver.expose("model");
            case EVALUATOR -> weaver.expect(EVALUATE, "Map evaluate(Map)").advice(EVALUATE, advice + ".EvaluateAdvice");
            case LOADER -> weaver.expect(LOAD, "load(InputStream)").advice(LOAD, advice + ".LoadAdvice");
            default -> weaver.expose("value");
        }
    }
}
