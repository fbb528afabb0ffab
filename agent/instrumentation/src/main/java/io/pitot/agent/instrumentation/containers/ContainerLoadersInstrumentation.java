package io.pitot.agent.instrumentation.containers;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/** The class loaders of OSGi's bundles and JBoss's modules find Pitot's classes of the boot loader without being configured to. */
public final class ContainerLoadersInstrumentation extends LibraryInstrumentation {

    /** For the service loader. */
    public ContainerLoadersInstrumentation() {}

    @Override
    public String name() {
        return CONTAINER_LOADERS;
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("org.jboss.modules.ConcurrentClassLoader");
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(BUNDLE_LOADER);
    }

    @Override
    public Set<String> methods() {
        return Set.of("loadClass(Ljava/lang/String;Z)Ljava/lang/Class;");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        // Nothing is expected: what else implements the interface of bundles' loaders is left as it is.
        weaver.advice(
                named("loadClass").and(takesArgument(0, String.class)),
                ContainerLoadersInstrumentation.class.getPackageName() + ".LoadClassAdvice");
    }
}
