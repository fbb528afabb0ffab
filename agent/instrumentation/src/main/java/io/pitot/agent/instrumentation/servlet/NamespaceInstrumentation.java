package io.pitot.agent.instrumentation.servlet;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What exists under two names of the same package; its advice is written for one of them. */
abstract class NamespaceInstrumentation extends LibraryInstrumentation {

    private static final String WRITTEN_FOR = "jakarta.servlet";

    final String namespace;

    /** @param namespace {@code jakarta.servlet} or {@code javax.servlet} */
    NamespaceInstrumentation(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public final String name() {
        return "servlet";
    }

    final void weave(Weaver weaver, ElementMatcher<MethodDescription> methods, String advice) {
        weaver.advice(methods, NamespaceInstrumentation.class.getPackageName() + "." + advice, WRITTEN_FOR, namespace);
    }
}
