package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.dump.AgentAccount;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Turns the events that wait into dumps, on one daemon thread of its own, {@code pitot-aggregator}.
 * One engine per JVM. Nothing here throws, and no method but {@link #stop} waits.
 */
public final class Engine {

    /** Of the five seconds that a stop may take, what remains is for the caller. */
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(5) - 300;

    /** When the application has started, in most cases, and well before the first dump in nearly all. */
    private static final long REHEARSAL_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final EngineSettings settings;
    private final AggregatorThread work;
    private final Thread thread;

    /**
     * An engine that has not started.
     *
     * @param instrumented classes woven so far; asked by the aggregator thread for each dump
     * @param skipped classes left alone so far; likewise
     */
    public Engine(
            EngineSettings settings,
            Supplier<List<AgentAccount.Instrumented>> instrumented,
            Supplier<List<AgentAccount.Skipped>> skipped) {
        this(settings, EventIntake.shared(), instrumented, skipped, Clock.systemUTC());
    }

    Engine(
            EngineSettings settings,
            EventIntake intake,
            Supplier<List<AgentAccount.Instrumented>> instrumented,
            Supplier<List<AgentAccount.Skipped>> skipped,
            Clock clock) {
        this(settings, intake, instrumented, skipped, clock, new Restarts());
    }

    Engine(
            EngineSettings settings,
            EventIntake intake,
            Supplier<List<AgentAccount.Instrumented>> instrumented,
            Supplier<List<AgentAccount.Skipped>> skipped,
            Clock clock,
            Restarts restarts) {
        this.settings = settings;
        work = new AggregatorThread(settings, intake, instrumented, skipped, clock, restarts);
        // Without the starting thread's inheritable thread-locals and class loader: they belong to the application.
        thread = new Thread(null, work, "pitot-aggregator", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Engine.class.getClassLoader());
    }

    /** Events taken since the start, as of a moment ago. Any thread. */
    long events() {
        return work.events();
    }

    /** Starts the thread. Once. */
    public void start() {
        thread.start();
    }

    /**
     * Makes the first dump cost little, which would else keep the aggregator from its events for long. For a
     * thread with nothing else to do: returns a third of a dump's interval after the start, or after twenty seconds.
     */
    public void prepareFirstDump() {
        try {
            thread.join(Math.min(settings.interval().toMillis() / 3, REHEARSAL_MILLIS));
            if (thread.isAlive()) {
                DumpRehearsal.perform(settings);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes what is left, writes the last dump and ends the thread; for a shutdown hook.
     * Returns within five seconds, done or not.
     */
    public void stop() {
        work.stop();
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
