package io.pitot.agent.instrumentation;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** What the tests weave into {@code io.pitot.sample}. Not registered: for a parameter it has no constructor without. */
final class SampleInstrumentation extends LibraryInstrumentation {

    private final String advice;

    SampleInstrumentation(Class<?> advice) {
        this.advice = advice.getName();
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Set<String> supertypes() {
        return Set.of("io.pitot.sample.Engine");
    }

    @Override
    public Set<String> methods() {
        return Set.of("run");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(SampleReader.class.getName());
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        weaver.state(SampleState.class).advice(named("run"), advice);
    }
}
