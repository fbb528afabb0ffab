package io.pitot.agent.instrumentation.ehcache;

import static net.bytebuddy.matcher.ElementMatchers.named;
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
 * Ehcache 3, by its own interface and as a provider of JCache, whose caches only delegate. A cache is counted from when its manager has made
 * it, under its alias. One that loads by itself tells no hit from a load, and is not counted.
 */
public final class EhcacheInstrumentation extends LibraryInstrumentation {

    private static final String MANAGER = "org.ehcache.core.EhcacheManager";

    /** Up to 3.7 the whole cache, since then below the next. */
    private static final String CACHE = "org.ehcache.core.Ehcache";

    private static final String BASE = "org.ehcache.core.EhcacheBase";

    private static final String ADVICE = EhcacheInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public EhcacheInstrumentation() {}

    @Override
    public String name() {
        return "ehcache";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(MANAGER, CACHE, BASE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "EhcacheReader");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> get = named("get").and(takesArguments(Object.class));
        if (type.getName().equals(MANAGER)) {
            ElementMatcher.Junction<MethodDescription> made = named("createNewEhcache")
                    .and(takesArgument(0, String.class))
                    .and(takesArguments(4));
            weaver.expect(made, "createNewEhcache(String, CacheConfiguration, Class, Class)")
                    .advice(made, ADVICE + "MadeAdvice");
        } else if (!type.getDeclaredMethods().filter(get).isEmpty()) {
            ElementMatcher.Junction<MethodDescription> getAll =
                    named("getAllInternal").and(takesArguments(Set.class, boolean.class));
            weaver.expect(getAll, "getAllInternal(Set, boolean)")
                    .state(ObservedCache.class)
                    .advice(get, ADVICE + "GetAdvice")
                    .advice(getAll, ADVICE + "GetAllAdvice")
                    .advice(named("put").and(takesArguments(Object.class, Object.class)), ADVICE + "PutAdvice")
                    .advice(named("putAll").and(takesArguments(Map.class)), ADVICE + "PutAllAdvice")
                    .advice(
                            named("putIfAbsent").and(takesArguments(Object.class, Object.class)),
                            ADVICE + "PutIfAbsentAdvice");
        }
    }
}
