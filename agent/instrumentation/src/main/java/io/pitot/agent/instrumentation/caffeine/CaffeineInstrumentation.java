package io.pitot.agent.instrumentation.caffeine;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.pitot.agent.bootstrap.ObservedCache;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.Set;
import java.util.function.Function;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Caffeine 2 and 3. Whatever cache an application has, manual, loading or asynchronous, stands on one of two maps, which tell a {@code
 * StatsCounter} what happens: hits, misses, evictions and the loads of asynchronous and bulk look-ups, as Caffeine itself defines them. That
 * counter is replaced by one that counts for the agent too. A load within a look-up is told to nobody unless the application has asked for
 * statistics: its function is counted then. What the application sees of statistics stays as it was.
 */
public final class CaffeineInstrumentation extends LibraryInstrumentation {

    private static final String PACKAGE = "com.github.benmanes.caffeine.cache.";
    private static final String BUILDER = PACKAGE + "Caffeine";
    private static final String BOUNDED = PACKAGE + "BoundedLocalCache";
    private static final String UNBOUNDED = PACKAGE + "UnboundedLocalCache";
    private static final String ASYNC_VIEW = PACKAGE + "LocalAsyncCache$AsMapView";

    private static final String ADVICE = CaffeineInstrumentation.class.getPackageName() + ".";

    /** For the service loader. */
    public CaffeineInstrumentation() {}

    @Override
    public String name() {
        return "caffeine";
    }

    @Override
    public Set<String> typeNames() {
        return Set.of(BUILDER, BOUNDED, UNBOUNDED, ASYNC_VIEW);
    }

    @Override
    public Set<String> supertypes() {
        return Set.of(BOUNDED);
    }

    @Override
    public Set<String> methods() {
        return Set.of("statsCounter");
    }

    @Override
    public Set<String> helpers() {
        return Set.of(ADVICE + "CaffeineCounter");
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        switch (type.getName()) {
            case BUILDER -> weaver.expose("statsCounterSupplier");
            case ASYNC_VIEW -> weaver.expose("delegate");
            case BOUNDED -> {
                weaver.advice(isConstructor(), ADVICE + "BoundedAdvice");
                weaveCache(weaver);
                weaveCounter(weaver);
            }
            case UNBOUNDED -> {
                weaver.advice(isConstructor(), ADVICE + "UnboundedAdvice");
                weaveCache(weaver);
            }
            default -> weaveCounter(weaver);
        }
    }

    private static void weaveCache(Weaver weaver) {
        ElementMatcher.Junction<MethodDescription> get =
                named("getIfPresent").and(takesArguments(Object.class, boolean.class));
        ElementMatcher.Junction<MethodDescription> compute = named("computeIfAbsent")
                .and(takesArguments(Object.class, Function.class, boolean.class, boolean.class));
        ElementMatcher.Junction<MethodDescription> put =
                namedOneOf("put", "putIfAbsent").and(takesArguments(Object.class, Object.class));
        ElementMatcher.Junction<MethodDescription> made =
                ElementMatchers.<MethodDescription>isConstructor().and(takesArgument(0, named(BUILDER)));
        weaver.expect(made, "a constructor that is given a Caffeine")
                .expect(get, "getIfPresent(Object, boolean)")
                .expect(compute, "computeIfAbsent(K, Function, boolean, boolean)")
                .expect(put, "put(K, V)")
                .state(ObservedCache.class)
                .advice(get, ADVICE + "GetAdvice")
                .advice(compute, ADVICE + "ComputeAdvice")
                .advice(named("put").and(takesArguments(Object.class, Object.class)), ADVICE + "PutAdvice")
                .advice(
                        named("putIfAbsent").and(takesArguments(Object.class, Object.class)),
                        ADVICE + "PutIfAbsentAdvice")
                .advice(named("statsTicker").and(takesNoArguments()), ADVICE + "TickerAdvice");
    }

    /** Where the map asks itself for its counter, which classes below it answer that were generated for caches with statistics. */
    private static void weaveCounter(Weaver weaver) {
        weaver.advice(
                named("statsCounter").and(takesNoArguments()).and(not(isAbstract())), ADVICE + "StatsCounterAdvice");
    }
}
