package io.pitot.agent.instrumentation.lightgbm;

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

/** LightGBM4J's {@code LGBMBooster}. A model is named after the file that it was loaded from. */
public final class LightgbmInstrumentation extends LibraryInstrumentation {

    private static final String BOOSTER = "io.github.metarank.lightgbm4j.LGBMBooster";

    private static final ElementMatcher.Junction<MethodDescription> ROWS =
            named("predictForMat").and(takesArgument(1, int.class)).and(returns(double[].class));

    private static final ElementMatcher.Junction<MethodDescription> ROW =
            named("predictForMatSingleRow").and(returns(double.class));

    private static final ElementMatcher.Junction<MethodDescription> LOAD = namedOneOf(
                    "createFromModelfile", "loadModelFromString")
            .and(takesArguments(1))
            .and(takesArgument(0, String.class))
            .and(returns(named(BOOSTER)));

    /** For the service loader. */
    public LightgbmInstrumentation() {}

    @Override
    public String name() {
        return "lightgbm";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(BOOSTER);
    }

    @Override
    public Set<String> helpers() {
        return Set.of("io.pitot.agent.instrumentation.lightgbm.LightgbmReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String advice = getClass().getPackageName();
        weaver.expect(ROWS, "double[] predictForMat(…, int rows, …)")
                .expect(ROW, "double predictForMatSingleRow(…)")
                .state(ObservedModel.class)
                .advice(ROWS, advice + ".RowsAdvice")
                .advice(ROW, advice + ".RowAdvice")
                .advice(LOAD, advice + ".LoadAdvice");
    }
}
