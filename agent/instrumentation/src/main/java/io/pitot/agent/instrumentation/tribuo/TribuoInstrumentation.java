package io.pitot.agent.instrumentation.tribuo;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedModel;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Tribuo's models, of which there is a class for each algorithm. Those of several examples call {@code predict(Example)} in a loop, an
 * ensemble calls its members: the outermost call counts.
 */
public final class TribuoInstrumentation extends LibraryInstrumentation {

    private static final String MODEL = "org.tribuo.Model";

    /** Examples that keep the names of their features, or these themselves, in a field; by its name. */
    private static final Map<String, String> FEATURES = Map.of(
            "org.tribuo.impl.ArrayExample", "featureNames",
            "org.tribuo.impl.BinaryFeaturesExample", "featureNames",
            "org.tribuo.impl.ListExample", "features");

    private static final String VALUES = "featureValues";

    private static final ElementMatcher.Junction<MethodDescription> ONE = named("predict")
            .and(takesArguments(1))
            .and(takesArgument(0, named("org.tribuo.Example")))
            .and(returns(named("org.tribuo.Prediction")));

    private static final ElementMatcher.Junction<MethodDescription> SEVERAL =
            named("predict").and(takesArguments(1)).and(returns(List.class));

    /** Not before 4.3, whose models are read as the JDK reads objects. */
    private static final ElementMatcher.Junction<MethodDescription> LOAD = namedOneOf(
                    "deserializeFromFile", "deserializeFromStream")
            .and(takesArguments(1))
            .and(returns(named(MODEL)));

    private static final ElementMatcher.Junction<MethodDescription> RENAME =
            named("setName").and(takesArguments(1)).and(takesArgument(0, String.class));

    /** For the service loader. */
    public TribuoInstrumentation() {}

    @Override
    public String name() {
        return "tribuo";
    }

    @Override
    public Set<String> typeNames() {
        Set<String> names = new HashSet<>(FEATURES.keySet());
        names.add(MODEL);
        return Set.copyOf(names);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(MODEL);
    }

    @Override
    public Set<String> methods() {
        return Set.of("predict(Lorg/tribuo/Example;)Lorg/tribuo/Prediction;");
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.tribuo.TribuoReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String features = FEATURES.get(type.getName());
        if (features != null) {
            weaver.expose(features);
            if (weaver.declares(VALUES)) {
                weaver.exposeSecond(VALUES);
            }
            return;
        }
        String advice = getClass().getPackageName();
        weaver.expect(ONE, "Prediction predict(Example)").advice(ONE, advice + ".PredictAdvice");
        if (type.getName().equals(MODEL)) {
            weaver.expect(SEVERAL, "List predict(Iterable)")
                    .state(ObservedModel.class)
                    .advice(SEVERAL, advice + ".PredictSeveralAdvice")
                    .advice(LOAD, advice + ".LoadAdvice")
                    .advice(RENAME, advice + ".RenameAdvice");
        }
    }
}
