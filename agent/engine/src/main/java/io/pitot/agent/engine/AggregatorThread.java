package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CallSites;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.FetchTicks;
import io.pitot.agent.bootstrap.Observing;
import io.pitot.agent.bootstrap.ServingThreads;
import io.pitot.agent.bootstrap.ThreadMeter;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.AgentAccount;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the aggregator thread does from its start to its end. */
final class AggregatorThread implements Runnable {

    private static final long USUAL_MILLIS = 20;
    private static final long IDLE_MILLIS = 40;
    private static final int IDLE_SWEEPS = 50;
    private static final long LONGEST_PARK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LAST_SWEEPS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EngineSettings settings;
    private final EventIntake intake;
    private final Supplier<List<AgentAccount.Instrumented>> instrumented;
    private final Supplier<List<AgentAccount.Skipped>> skipped;
    private final Clock clock;
    private final EngineErrors errors = new EngineErrors();
    private final Overflows overflows = new Overflows();
    private final Aggregator aggregator;
    private final Restarts restarts;
    private @Nullable JvmGauges gauges;
    private @Nullable LoadGuard guard;
    private @Nullable IntervalDumper dumper;
    private @Nullable Throwable failure;
    private boolean isTorn;
    private int emptySweeps;
    private volatile boolean stopping;

    AggregatorThread(
            EngineSettings settings,
            EventIntake intake,
            Supplier<List<AgentAccount.Instrumented>> instrumented,
            Supplier<List<AgentAccount.Skipped>> skipped,
            Clock clock,
            Restarts restarts) {
        this.settings = settings;
        this.intake = intake;
        this.instrumented = instrumented;
        this.skipped = skipped;
        this.clock = clock;
        this.restarts = restarts;
        aggregator = new Aggregator(intake, overflows, errors, settings.followsReuse());
    }

    /** Events taken so far. Any thread. */
    long events() {
        return aggregator.events();
    }

    /** Lets the thread take what is left, write the last dump and end. Wake it afterwards. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        boolean over = false;
        while (!over) {
            try {
                if (failure == null || beginsAgain(failure)) {
                    failure = null;
                    aggregate();
                }
                over = true;
            } catch (Throwable thrown) {
                // Nothing but this here, for it might fail for the same reason.
                failure = thrown;
                over = stopping && restarts.haveEnded();
            }
        }
    }

    /**
     * What to do after a failure: wait, meanwhile the rings fill up and drop and the application does not notice; and begin again where
     * it ended, or anew where it ended in the midst of a sweep. False if it fails too often: then nothing is observed any more, and the end of
     * the JVM has been waited for.
     */
    private boolean beginsAgain(Throwable thrown) {
        failure = null;
        long now = System.nanoTime();
        long wait = restarts.waitAfter(thrown, now);
        boolean isLast = wait == Restarts.NEVER;
        if (isLast) {
            // Nobody takes events any more: nothing is to be done for them on the application's threads.
            Observing.oneIn(Observing.NONE);
        }
        settings.log()
                .accept("pitot: the aggregator failed because of "
                        + thrown.getClass().getName() + " and "
                        + (isLast
                                ? "does not begin again, for that was the " + restarts.recent() + "th time in an hour"
                                : "begins again in " + TimeUnit.NANOSECONDS.toMillis(wait) + " ms")
                        + "; the application is not affected");
        while (!stopping && (isLast || System.nanoTime() - now < wait)) {
            Thread.interrupted();
            LockSupport.parkNanos(this, isLast ? LONGEST_PARK_NANOS : wait);
        }
        if (isTorn) {
            aggregator.startAnew();
            isTorn = false;
        }
        if (isLast && dumper != null && dumper.hasBegun()) {
            restarts.idle(System.nanoTime() - now);
            aggregator.loseWhatWaits();
            aggregator.closeAll();
            dumper.dump(true);
            dumper.endLive();
        }
        return !isLast;
    }

    private void aggregate() {
        if (dumper == null) {
            begin();
        }
        IntervalDumper dumper = Objects.requireNonNull(this.dumper);
        Timetable timetable = new Timetable(settings.interval().toNanos(), System.nanoTime());
        LiveShow live = new LiveShow(settings.folder(), dumper);
        LockMeter locks = new LockMeter(aggregator.lockWaits(), lockLines(), System.nanoTime());
        while (!stopping) {
            long now = System.nanoTime();
            FetchTicks.shared().tick(now);
            if (!dumper.hasBegun()) {
                pause(0);
                continue;
            }
            look(locks, now);
            double fullest = sweep(now);
            dumper.tidy();
            if (timetable.takeDump(now)) {
                takeWhatRequestsHold();
                dumper.dump(false);
            } else if (timetable.takeLook(now)) {
                takeWhatRequestsHold();
                dumper.look();
            } else {
                live.look(now);
            }
            pause(fullest);
        }
        if (dumper.hasBegun()) {
            end(dumper);
        }
        dumper.endLive();
        dumper.tidy();
    }

    private void end(IntervalDumper dumper) {
        takeWhatRequestsHold();
        long deadline = System.nanoTime() + LAST_SWEEPS_NANOS;
        while ((sweep(System.nanoTime()) > 0 || aggregator.hasEnded()) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
        }
        aggregator.closeAll();
        dumper.dump(true);
    }

    /** Here and not where the engine is started: both cost milliseconds, and no application thread waits. */
    private void begin() {
        CallSites.applicationStartsAt(MainClass.name());
        installMeter();
        gauges = gauges();
        AgentAccounts accounts =
                new AgentAccounts(settings, intake, overflows, errors, restarts, instrumented, skipped);
        if (gauges != null) {
            guard = new LoadGuard(settings.limits(), gauges, settings.log(), System.nanoTime());
            accounts.guardedBy(guard);
        }
        dumper = new IntervalDumper(settings, aggregator, accounts, gauges, errors, clock);
    }

    /** A dump or a look tells of requests under way what happened in them before it. */
    private void takeWhatRequestsHold() {
        endWorkOfTheDead();
        isTorn = true;
        aggregator.takeUnderWay();
        isTorn = false;
        sweep(System.nanoTime());
    }

    private void look(LockMeter locks, long now) {
        try {
            locks.look(now);
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    private void endWorkOfTheDead() {
        try {
            ServingThreads.endWorkOfTheDead();
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    private double sweep(long now) {
        sample(now);
        isTorn = true;
        double fullest = aggregator.sweep(now);
        isTorn = false;
        return fullest;
    }

    private void sample(long now) {
        try {
            if (gauges != null) {
                gauges.sample(now);
            }
            if (guard != null) {
                guard.look(now);
            }
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    /**
     * Waits for events: the less the more there were, so that those that wait fit into a processor's cache. With the
     * default capacity a fiftieth of the chunks are 60, and so some 45,000 events a second; from half of anything
     * there is no time to wait. Where nothing happens for a while the thread wakes up less often: even then it takes
     * 200,000 events a second to fill a ring meanwhile, or a million to fill the chunks.
     */
    private void pause(double fullest) {
        // An interrupt would make every later wait return at once.
        Thread.interrupted();
        emptySweeps = fullest > 0 ? 0 : emptySweeps + 1;
        if (fullest < 0.5) {
            long millis = fullest < 0.02 ? USUAL_MILLIS : fullest < 0.3 ? 5 : 1;
            if (emptySweeps > IDLE_SWEEPS) {
                millis = Math.max(USUAL_MILLIS, Math.min(intake.ring(0).capacity() / 200, IDLE_MILLIS));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private void installMeter() {
        try {
            ThreadMeter meter = JvmThreadMeter.create();
            if (meter != null) {
                ThreadMeter.install(meter);
            }
        } catch (LinkageError | RuntimeException withoutManagement) {
            errors.count(withoutManagement);
        }
    }

    private @Nullable LockLines lockLines() {
        try {
            return new LockLines();
        } catch (LinkageError | RuntimeException withoutManagement) {
            errors.count(withoutManagement);
            return null;
        }
    }

    private @Nullable JvmGauges gauges() {
        try {
            return new JvmGauges(aggregator.pauses());
        } catch (LinkageError | RuntimeException withoutManagement) {
            errors.count(withoutManagement);
            return null;
        }
    }
}
