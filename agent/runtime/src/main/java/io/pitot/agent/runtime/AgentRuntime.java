package io.pitot.agent.runtime;

import io.pitot.agent.bootstrap.Settings;
import io.pitot.agent.instrumentation.ClassTransformer;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.ConfigurationReader;
import io.pitot.agent.runtime.configuration.Options;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent begins inside its own class loader. Called by {@code premain} on the thread that will
 * run the application's {@code main}, so it does what must be done before that and nothing else.
 */
public final class AgentRuntime {

    private AgentRuntime() {}

    /**
     * Reads the options, registers the transformer and lets the engine start beside the application. Once per JVM.
     *
     * @param arguments what stands behind {@code -javaagent:pitot-agent.jar=}, or null
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation) {
        AgentLog log = new AgentLog(System.err);
        Configuration configuration = ConfigurationReader.read(arguments, System.getenv(), System.getProperties());
        if (!configuration.get(Options.ENABLED)) {
            say(configuration.problems(), log);
            log.accept("not observing, as enabled=false says");
            return;
        }
        applySettings(configuration);

        ClassLoader own = AgentRuntime.class.getClassLoader();
        Instrumentations instrumentations = Instrumentations.discover(configuration, own);
        say(configuration.problems(), log);
        say(instrumentations.problems(), log);

        ClassTransformer transformer = new ClassTransformer(instrumentation, own, instrumentations.enabled());
        Class<?>[] loadedBefore = instrumentation.getAllLoadedClasses();
        // Not able to retransform: the JVM then keeps what is woven here when another agent retransforms the class.
        instrumentation.addTransformer(transformer, false);
        log.accept(summary(configuration));
        sayMissingModules(log);
        new EngineLife(configuration, transformer, loadedBefore, log).begin();
    }

    /** Before any probe is linked: the boot loader's classes read these once. */
    private static void applySettings(Configuration configuration) {
        IntakeSize size = IntakeSize.of(
                configuration.get(Options.EVENTS_CAPACITY), Runtime.getRuntime().availableProcessors());
        List<String> packages = configuration.get(Options.APPLICATION_PACKAGES);
        String[] prefixes = new String[packages.size()];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = packages.get(i) + ".";
        }
        Settings.set(
                size.rings(),
                size.ringCapacity(),
                size.chunks(),
                configuration.get(Options.QUERIES_MAX),
                configuration.get(Options.ENDPOINTS_MAX),
                Salt.next(),
                prefixes,
                // The JVM calls premain on it.
                Thread.currentThread().getId());
    }

    private static String summary(Configuration configuration) {
        String version = configuration.get(Options.SERVICE_VERSION);
        return "observing " + configuration.get(Options.SERVICE_NAME) + (version.isEmpty() ? "" : " " + version)
                + ", a dump every " + configuration.inForce().get(Options.DUMP_INTERVAL.key()) + " in "
                + configuration.get(Options.DUMP_DIR);
    }

    /** An image made by jlink has what its application asked for. */
    private static void sayMissingModules(AgentLog log) {
        String missing = "";
        for (String module : new String[] {"java.management", "jdk.management"}) {
            if (ModuleLayer.boot().findModule(module).isEmpty()) {
                missing = missing.isEmpty() ? module : missing + "," + module;
            }
        }
        if (!missing.isEmpty()) {
            log.accept(
                    "this Java lacks " + missing + ": not all of heap, garbage collection, CPU and threads is observed;"
                            + " give its image what is missing with jlink --add-modules " + missing);
        }
    }

    private static void say(List<String> problems, AgentLog log) {
        for (String problem : problems) {
            log.accept(problem);
        }
    }
}
