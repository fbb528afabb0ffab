package io.pitot.agent.instrumentation.jcache;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * JCache's caches of any provider, under their names. Of caches that wrap each other the innermost counts, which is the provider's; where a
 * library below counts for itself ({@link JcacheReader#COUNTED_BELOW}), that one. One that loads by itself tells no hit from a load, and is not counted.
 */
public final class JcacheInstrumentation extends LibraryInstrumentation {

    private static final String CACHE = "javax.cache.Cache";
    private static final String MANAGER = "javax.cache.CacheManager";
    private static final String ON_CAFFEINE = "com.github.benmanes.caffeine.jcache.CacheProxy";

    private static final String ADVICE = JcacheInstrumentation.class.getPackageName() + ".";

    private static final ElementMatcher.Junction<MethodDescription> CREATE = named("createCache")
            .and(takesArguments(2))
            .and(takesArgument(0, String.class))
            .and(returns(named(CACHE)));

    private static final ElementMatcher.Junction<MethodDescription> GET =
            named("get").and(takesArguments(Object.class)).and(returns(Object.class));

    private static final ElementMatcher.Junction<MethodDescription> GET_ALL =
            named("getAll").and(takesArguments(Set.class)).and(returns(Map.class));

    private static final ElementMatcher.Junction<MethodDescription> PUT =
            namedOneOf("put", "getAndPut").and(takesArguments(Object.class, Object.class));

    private static final ElementMatcher.Junction<MethodDescription> PUT_IF_ABSENT =
            named("putIfAbsent").and(takesArguments(Object.class, Object.class)).and(returns(boolean.class));

    private static final ElementMatcher.Junction<MethodDescription> PUT_ALL =
            named("putAll").and(takesArguments(Map.class));

    /** For the service loader. */
    public JcacheInstrumentation() {}

    @Override
    public String name() {
        return "jcache";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of();
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(CACHE, MANAGER);
    }

    /** By which most classes are turned down: whoever implements a cache declares the first with the others. */
    @Override
    public Set<String> methods() {
        return Set.of(
                "getAll(Ljava/util/Set;)Ljava/util/Map;",
                "createCache(Ljava/lang/String;Ljavax/cache/configuration/Configuration;)Ljavax/cache/Cache;");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "JcacheReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        if (!type.getDeclaredMethods().filter(CREATE).isEmpty()) {
            weaver.advice(CREATE, ADVICE + "MadeAdvice");
            return;
        }
        weaver.state(ObservedCache.class)
                .advice(GET, ADVICE + "GetAdvice")
                .advice(GET_ALL, ADVICE + "GetAllAdvice")
                .advice(PUT, ADVICE + "PutAdvice")
                .advice(PUT_IF_ABSENT, ADVICE + "PutIfAbsentAdvice")
                .advice(PUT_ALL, ADVICE + "PutAllAdvice");
        if (type.getName().equals(ON_CAFFEINE) && weaver.declares("cache")) {
            weaver.advice(isConstructor(), ADVICE + "OnCaffeineAdvice");
        }
    }
}
