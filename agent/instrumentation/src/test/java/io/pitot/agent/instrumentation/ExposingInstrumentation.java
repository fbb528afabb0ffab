package io.pitot.agent.instrumentation;

import io.pitot.sample.FuelledMotor;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatchers;

/** Looks into a sample class and notes that it is made. Not registered: for a parameter it has no constructor without. */
final class ExposingInstrumentation extends LibraryInstrumentation {

    private final String field;

    ExposingInstrumentation(String field) {
        this.field = field;
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(FuelledMotor.class.getName());
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.expose(field)
                .state(SampleState.class)
                .advice(ElementMatchers.isConstructor(), MadeAdvice.class.getName());
    }
}
