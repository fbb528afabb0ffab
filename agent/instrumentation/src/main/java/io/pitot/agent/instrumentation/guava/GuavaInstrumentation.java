package io.pitot.agent.instrumentation.guava;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Guava's caches, manual and loading: each is one map of segments, which tell counters what happens, whether the application asked for statistics or not.
 * Those counters are replaced by ones that count for the agent too. What the application sees of statistics stays as it was.
 */
public final class GuavaInstrumentation extends LibraryInstrumentation {

    private static final String CACHE = "com.google.common.cache.LocalCache";
    private static final String COUNTER = "com.google.common.cache.AbstractCache$StatsCounter";

    private static final String ADVICE = GuavaInstrumentation.class.getPackageName() + ".";

    /** What says whether a cache is bounded, and its own counter. */
    private static final List<String> FIELDS = List.of(
            "globalStatsCounter",
            "maxWeight",
            "expireAfterAccessNanos",
            "expireAfterWriteNanos",
            "keyStrength",
            "valueStrength");

    /** For the service loader. */
    public GuavaInstrumentation() {}

    @Override
    public String name() {
        return "guava";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(CACHE);
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "GuavaCounter");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        ElementMatcher.Junction<MethodDescription> made = ElementMatchers.<MethodDescription>isConstructor()
                .and(takesArgument(0, named("com.google.common.cache.CacheBuilder")));
        ElementMatcher.Junction<MethodDescription> segment =
                named("createSegment").and(takesArguments(3)).and(takesArgument(2, named(COUNTER)));
        ElementMatcher.Junction<MethodDescription> get = named("getIfPresent").and(takesArguments(Object.class));
        for (String field : FIELDS) {
            if (!weaver.declares(field)) {
                weaver.refuse("unknown version: it declares no field " + field);
            }
        }
        weaver.expect(made, "LocalCache(CacheBuilder, CacheLoader)")
                .expect(segment, "createSegment(int, long, StatsCounter)")
                .expect(get, "getIfPresent(Object)")
                .state(ObservedCache.class)
                .advice(made, ADVICE + "MadeAdvice")
                .advice(segment, ADVICE + "SegmentAdvice")
                .advice(get, ADVICE + "GetAdvice")
                .advice(named("put").and(takesArguments(Object.class, Object.class)), ADVICE + "PutAdvice")
                .advice(
                        named("putIfAbsent").and(takesArguments(Object.class, Object.class)),
                        ADVICE + "PutIfAbsentAdvice");
    }
}
