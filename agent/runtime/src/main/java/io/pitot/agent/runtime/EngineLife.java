package io.pitot.agent.runtime;

import io.pitot.agent.engine.Engine;
import io.pitot.agent.engine.EngineSettings;
import io.pitot.agent.engine.ObservingLimits;
import io.pitot.agent.instrumentation.ClassTransformer;
import io.pitot.agent.instrumentation.WeavingAccount;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.Options;
import io.pitot.dump.AgentAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine beside the application's start and stops it with the JVM. Loading the engine's classes takes
 * longer than all of {@code premain}, so a thread of its own does that; events wait meanwhile.
 */
final class EngineLife {

    /** So that waiting for the start and stopping together stay close to the five seconds that the engine allows itself. */
    private static final long START_SECONDS = 2;

    private final Configuration configuration;
    private final ClassTransformer transformer;
    private final Class<?>[] loadedBefore;
    private final AgentLog log;
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private volatile @Nullable Engine engine;

    /** @param loadedBefore what was loaded before the transformer was registered */
    EngineLife(Configuration configuration, ClassTransformer transformer, Class<?>[] loadedBefore, AgentLog log) {
        this.configuration = configuration;
        this.transformer = transformer;
        this.loadedBefore = loadedBefore;
        this.log = log;
    }

    /** Starts the engine on another thread and has it stopped when the JVM stops. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(thread("pitot-stop", new Runnable() {
            @Override
            public void run() {
                stop();
            }
        }));
        Thread starter = thread("pitot-start", new Runnable() {
            @Override
            public void run() {
                start();
            }
        });
        starter.setDaemon(true);
        starter.start();
    }

    /** Without the application's inheritable thread-locals, and with the class loader of the agent. */
    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setContextClassLoader(EngineLife.class.getClassLoader());
        return thread;
    }

    private void start() {
        try {
            Engine starting = new Engine(settings(), this::instrumented, this::skipped);
            starting.start();
            engine = starting;
            startEnded.countDown();
            transformer.reportLoadedBefore(loadedBefore);
            starting.prepareFirstDump();
        } catch (Throwable failure) {
            log.accept("cannot count or write anything (" + failure + "): the application is not affected");
        } finally {
            startEnded.countDown();
        }
    }

    private void stop() {
        try {
            if (startEnded.await(START_SECONDS, TimeUnit.SECONDS)) {
                Engine started = engine;
                if (started != null) {
                    started.stop();
                }
            }
        } catch (InterruptedException stoppedWaiting) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineSettings settings() {
        return new EngineSettings(
                configuration.get(Options.SERVICE_NAME),
                configuration.get(Options.SERVICE_VERSION),
                AgentVersion.read(),
                configuration.get(Options.DUMP_DIR),
                configuration.get(Options.DUMP_INTERVAL),
                configuration.get(Options.DUMP_KEEP),
                configuration.get(Options.REUSE),
                new ObservingLimits(
                        configuration.get(Options.LIMITS_HEAP),
                        configuration.get(Options.LIMITS_GC),
                        configuration.get(Options.LIMITS_CPU)),
                configuration.inForce(),
                log);
    }

    private List<AgentAccount.Instrumented> instrumented() {
        List<AgentAccount.Instrumented> accounts = new ArrayList<>();
        for (WeavingAccount.Instrumented woven : transformer.account().instrumented()) {
            accounts.add(new AgentAccount.Instrumented(woven.instrumentation(), woven.classes(), woven.examples()));
        }
        return accounts;
    }

    private List<AgentAccount.Skipped> skipped() {
        List<AgentAccount.Skipped> accounts = new ArrayList<>();
        for (WeavingAccount.Skipped left : transformer.account().skipped()) {
            accounts.add(new AgentAccount.Skipped(left.instrumentation(), left.type(), left.reason()));
        }
        return accounts;
    }
}
