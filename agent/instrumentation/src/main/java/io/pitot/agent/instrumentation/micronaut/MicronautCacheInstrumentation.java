package io.pitot.agent.instrumentation.micronaut;

import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** Micronaut's caches on Caffeine: what the application calls them. No line of the application's makes them. */
public final class MicronautCacheInstrumentation extends LibraryInstrumentation {

    private static final String ADVICE = MicronautCacheInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public MicronautCacheInstrumentation() {}

    @Override
    public String name() {
        return "micronaut-cache";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of("io.micronaut.cache.caffeine.DefaultSyncCache");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> made = ElementMatchers.<MethodDescription>isConstructor()
                .and(takesArgument(0, ElementMatchers.named("io.micronaut.cache.CacheConfiguration")));
        weaver.expect(made, "DefaultSyncCache(CacheConfiguration, ...)").advice(made, ADVICE + "CacheMadeAdvice");
    }
}
