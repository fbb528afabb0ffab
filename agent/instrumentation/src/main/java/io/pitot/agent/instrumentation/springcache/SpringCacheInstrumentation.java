package io.pitot.agent.instrumentation.springcache;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Spring's cache abstraction. Its own caches on maps are counted here; of one that stands on Caffeine, which counts for itself, only the
 * name is taken. Others count where they are: Redis by its commands, Ehcache by itself.
 */
public final class SpringCacheInstrumentation extends LibraryInstrumentation {

    private static final String MAP = "org.springframework.cache.concurrent.ConcurrentMapCache";
    private static final String CAFFEINE = "org.springframework.cache.caffeine.CaffeineCache";

    private static final String ADVICE = SpringCacheInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public SpringCacheInstrumentation() {}

    @Override
    public String name() {
        return "spring-cache";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(MAP, CAFFEINE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "SpringCacheReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (type.getName().equals(CAFFEINE)) {
            ElementMatcher.Junction<MethodDescription> made =
                    ElementMatchers.<MethodDescription>isConstructor().and(takesArguments(3));
            weaver.expect(made, "CaffeineCache(String, Cache, boolean)").advice(made, ADVICE + "CaffeineCacheAdvice");
            return;
        }
        ElementMatcher.Junction<MethodDescription> made = ElementMatchers.<MethodDescription>isConstructor()
                .and(takesArguments(4))
                .and(takesArgument(1, ConcurrentMap.class));
        ElementMatcher.Junction<MethodDescription> lookup = named("lookup").and(takesArguments(Object.class));
        ElementMatcher.Junction<MethodDescription> get = named("get").and(takesArguments(Object.class, Callable.class));
        weaver.expect(made, "ConcurrentMapCache(String, ConcurrentMap, boolean, SerializationDelegate)")
                .expect(lookup, "lookup(Object)")
                .expect(get, "get(Object, Callable)")
                .state(ObservedCache.class)
                .advice(made, ADVICE + "MadeAdvice")
                .advice(lookup, ADVICE + "LookupAdvice")
                .advice(get, ADVICE + "GetAdvice")
                .advice(named("put").and(takesArguments(Object.class, Object.class)), ADVICE + "PutAdvice")
                .advice(
                        named("putIfAbsent").and(takesArguments(Object.class, Object.class)),
                        ADVICE + "PutIfAbsentAdvice");
    }
}
