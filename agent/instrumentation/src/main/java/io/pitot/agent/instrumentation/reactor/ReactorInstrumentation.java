package io.pitot.agent.instrumentation.reactor;

import static java.util.Map.entry;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.pitot.agent.bootstrap.ObservedCallback;
import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.Weaver;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Reactor's operators where a chain goes on to something else: those that subscribe to another publisher, or change the
 * thread, when a signal comes. They do so for the request in which they were subscribed to, whichever thread brings the
 * signal, as sinks of {@code create} do. What is run for a signal on the very thread that brings it ({@code map}) is run for
 * whom that thread works: to look at every operator's signals would cost all of them more than it is worth.
 */
public final class ReactorInstrumentation extends LibraryInstrumentation {

    private static final String PUBLISHER = "reactor.core.publisher.";

    /** Classes, and those of their methods that are told. */
    private static final Map<String, String[]> TOLD = Map.ofEntries(
            entry("MonoFlatMap$FlatMapMain", told("onNext")),
            entry("MonoFlatMapMany$FlatMapManyMain", told("onNext")),
            entry("FluxFlatMap$FlatMapMain", told("onNext")),
            entry("FluxConcatMap$ConcatMapImmediate", told("drain")),
            entry("FluxConcatMap$ConcatMapDelayed", told("drain")),
            entry("FluxConcatMapNoPrefetch$FluxConcatMapNoPrefetchSubscriber", told("onNext")),
            entry("MonoIgnoreThen$ThenIgnoreMain", told("subscribeNext")),
            entry("FluxSwitchIfEmpty$SwitchIfEmptySubscriber", told("onComplete")),
            entry("FluxOnErrorResume$ResumeSubscriber", told("onError")),
            entry("MonoPublishOn$PublishOnSubscriber", told("run")),
            entry("FluxPublishOn$PublishOnSubscriber", told("run")),
            entry("FluxPublishOn$PublishOnConditionalSubscriber", told("run")),
            entry("MonoCreate$DefaultMonoSink", told("success", "error")),
            entry("FluxCreate$BaseSink", told("complete", "error")),
            entry("FluxCreate$IgnoreSink", told("next")),
            entry("FluxCreate$NoOverflowBaseAsyncSink", told("next")),
            entry("FluxCreate$BufferAsyncSink", told("drain")),
            entry("FluxCreate$LatestAsyncSink", told("drain")));

    /** For the service loader. */
    public ReactorInstrumentation() {}

    private static String[] told(String... methods) {
        return methods;
    }

    @Override
    public String name() {
        return "reactor";
    }

    @Override
    public Set<String> typeNames() {
        Set<String> types = new HashSet<>();
        for (String name : TOLD.keySet()) {
            types.add(PUBLISHER + name);
        }
        return types;
    }

    @Override
    public void weave(Weaver weaver, TypeDescription type) {
        String[] methods = TOLD.getOrDefault(type.getName().substring(PUBLISHER.length()), told());
        for (String method : methods) {
            weaver.expect(named(method), method);
        }
        weaver.state(ObservedCallback.class)
                .advice(isConstructor(), "io.pitot.agent.instrumentation.CallbackAdvice$Made")
                .advice(
                        namedOneOf(methods).and(not(isAbstract())),
                        "io.pitot.agent.instrumentation.CallbackAdvice$Told");
    }
}
