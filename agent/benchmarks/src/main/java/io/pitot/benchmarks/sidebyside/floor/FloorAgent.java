package io.pitot.benchmarks.sidebyside.floor;

import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Weaves {@link FloorAdvice} into every {@code executeQuery} of the drivers' statements; with the argument
 * {@code witness} it weaves nothing and says what others wove.
 */
public final class FloorAgent {

    private static final Set<String> WOVEN = ConcurrentHashMap.newKeySet();

    private FloorAgent() {}

    /** Called by the JVM. */
    @SuppressWarnings("SystemOut") // What it says at the end is read by the program that compares.
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        if ("witness".equals(arguments)) {
            Witness.install(instrumentation);
            return;
        }
        new AgentBuilder.Default()
                .type(ElementMatchers.hasSuperType(ElementMatchers.named("java.sql.Statement"))
                        .and(ElementMatchers.not(ElementMatchers.isInterface())))
                .transform((builder, type, loader, module, domain) -> {
                    WOVEN.add(type.getName());
                    return builder.visit(Advice.to(FloorAdvice.class).on(ElementMatchers.named("executeQuery")));
                })
                .installOn(instrumentation);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.err.println(
                        "floor: threads=" + FloorTimes.threads() + " woven=" + String.join(",", WOVEN))));
    }
}
