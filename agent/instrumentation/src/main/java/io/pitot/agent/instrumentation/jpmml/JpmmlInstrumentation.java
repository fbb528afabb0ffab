package io.pitot.agent.instrumentation.jpmml;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
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

    /** What names a value, until 1.5; later strings do. */
    private static final String FIELD = "org.dmg.pmml.FieldName";

    private static final String VALUE = "org.jpmml.evaluator.FieldValue";

    private static final ElementMatcher.Junction<MethodDescription> EVALUATE = named("evaluate")
            .and(takesArguments(1))
            .and(takesArgument(0, Map.class))
            .and(returns(Map.class));

    /** For the service loader. */
    public JpmmlInstrumentation() {}

    @Override
    public String name() {
        return "jpmml";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(MANAGER, EVALUATOR, FIELD, VALUE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.jpmml.JpmmlReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(MANAGER)) {
            weaver.expose("model").state(ObservedModel.class);
        } else if (!type.getName().equals(EVALUATOR)) {
            weaver.expose("value");
        } else {
            weaver.expect(EVALUATE, "Map evaluate(Map)")
                    .advice(EVALUATE, getClass().getPackageName() + ".EvaluateAdvice");
        }
    }
}
