package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.CallSites;
import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends intervals: dumps what the aggregator's tables hold and begins anew. While a dump cannot be
 * written, its interval simply goes on: the tables keep what they have, within their bounds, and the
 * next dump covers the time of both.
 */
final class IntervalDumper {

    /** Stacks are walked for it: not more often however short intervals are. */
    private static final long LOOKING_ANEW_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Aggregator aggregator;
    private final AgentAccounts accounts;
    private final @Nullable JvmGauges gauges;
    private final EngineErrors errors;
    private final Clock clock;
    private final IntervalDump dumps;
    private final DumpStore store;
    private final FindingLog log;
    private long began = System.nanoTime();
    private long lookedAnew = began;
    private boolean written;

    /** When the interval ended that was dumped last. */
    private long ended;

    /** Whether the next one has not begun since: there was no memory for it. */
    private boolean isOver;

    private long failed;
    private long deleted;
    private boolean isTidy = true;

    IntervalDumper(
            EngineSettings settings,
            Aggregator aggregator,
            AgentAccounts accounts,
            @Nullable JvmGauges gauges,
            EngineErrors errors,
            Clock clock) {
        this.aggregator = aggregator;
        this.accounts = accounts;
        this.gauges = gauges;
        this.errors = errors;
        this.clock = clock;
        Instance instance = ThisInstance.describe(settings);
        dumps = new IntervalDump(instance, aggregator, accounts, gauges, errors);
        store = new DumpStore(settings, instance.id());
        log = new FindingLog(settings.log());
    }

    /**
     * Dumps the interval if something happened in it. An interval in which nothing happened goes on, so
     * that an idle JVM does not fill the folder; but the first and the last dump of a JVM always come.
     */
    void dump(boolean last) {
        if (!hasBegun()) {
            return;
        }
        boolean idle = aggregator.interval().events() == 0 && !accounts.hasMissed();
        if (idle && written && !last) {
            return;
        }
        try {
            write(last);
        } catch (Throwable thrown) {
            errors.count(thrown);
            failed++;
            store.failed(thrown.getClass().getSimpleName());
        }
        if (isOver) {
            sayWritten();
            hasBegun();
        }
    }

    private void sayWritten() {
        try {
            store.written();
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    /**
     * Whether there is an interval to count in, begun now if it could not be when the last one was dumped: until then no event is to be taken, for
     * whatever is in the tables is in a dump.
     */
    boolean hasBegun() {
        if (isOver) {
            try {
                beginNext();
            } catch (Throwable thrown) {
                errors.count(thrown);
            }
        }
        return !isOver;
    }

    /** Names in the log what is severe in the interval so far, which goes on. */
    void look() {
        try {
            long now = System.nanoTime();
            Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            aggregator.foldMainThread();
            log.name(dumps.of(to.minusNanos(now - began), to, now, now - began, failed, deleted));
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    /**
     * Writes the interval so far for those who watch, and lets it go on: no count is taken back, and what the main thread does
     * is not cut into parts for it.
     *
     * @return the CPU time that it took, or how long, if that is not known
     */
    long showLive() {
        long before = spent();
        try {
            long now = System.nanoTime();
            Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant from = to.minusNanos(now - began).truncatedTo(ChronoUnit.MILLIS);
            store.writeLive(dumps.live(from, to, now, now - began, failed, deleted));
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
        return spent() - before;
    }

    private long spent() {
        long cpu = gauges == null ? -1 : gauges.threadCpu();
        return cpu < 0 ? System.nanoTime() : cpu;
    }

    /** Takes away what {@link #showLive} wrote. */
    void endLive() {
        try {
            store.deleteLive();
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    /** Deletes what is too old, after a dump. Apart from it, for events wait meanwhile, and a folder may be full. */
    void tidy() {
        if (isTidy) {
            return;
        }
        isTidy = true;
        try {
            deleted = store.deleteOld();
        } catch (Throwable thrown) {
            errors.count(thrown);
        }
    }

    private void write(boolean last) {
        long now = System.nanoTime();
        // From the end back by the monotonic clock: a wall clock that was set meanwhile cannot turn the
        // interval round or stretch it.
        Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = to.minusNanos(now - began).truncatedTo(ChronoUnit.MILLIS);
        aggregator.foldMainThread();
        // Without a name for the dump: what it holds would be on the heap beside the next interval's tables.
        if (store.write(logged(dumps.of(from, to, now, now - began, failed, deleted), last), to)) {
            // From here on nothing may fail: what is in the dump would be in the next one, too.
            isOver = true;
            ended = now;
            written = true;
            deleted = 0;
            isTidy = false;
            failed = 0;
        } else {
            failed++;
        }
    }

    /** If this fails it is to be called again before anything is counted. */
    private void beginNext() {
        aggregator.nextInterval();
        accounts.nextInterval();
        if (gauges != null) {
            gauges.nextInterval();
        }
        began = ended;
        isOver = false;
        if (began - lookedAnew >= LOOKING_ANEW_NANOS) {
            lookedAnew = began;
            CallSites.lookAnew();
        }
    }

    private Dump logged(Dump dump, boolean last) {
        if (!last) {
            // Of a JVM that ends nobody can do anything any more but read its dumps.
            log.name(dump);
        }
        return dump;
    }
}
