package io.pitot.agent.engine;

import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Instance;
import io.pitot.dump.JvmAccount;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.SlowRequest;
import io.pitot.findings.Findings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends intervals: dumps what the aggregator's tables hold and begins anew. While a dump cannot be
 * written, its interval simply goes on: the tables keep what they have, within their bounds, and the
 * next dump covers the time of both.
 */
final class IntervalDumper {

    private static final long UNKNOWN = -1;

    private final Aggregator aggregator;
    private final AgentAccounts accounts;
    private final @Nullable JvmGauges gauges;
    private final EngineErrors errors;
    private final Clock clock;
    private final Instance instance;
    private final DumpStore store;
    private long began = System.nanoTime();
    private boolean written;
    private long failed;
    private long deleted;

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
        instance = ThisInstance.describe(settings);
        store = new DumpStore(settings, instance.id());
    }

    /**
     * Dumps the interval if something happened in it. An interval in which nothing happened goes on, so
     * that an idle JVM does not fill the folder; but the first and the last dump of a JVM always come.
     */
    void dump(boolean last) {
        boolean idle = aggregator.interval().events() == 0 && !accounts.hasDropped();
        if (idle && written && !last) {
            return;
        }
        try {
            write();
        } catch (Throwable thrown) {
            errors.count(thrown);
            failed++;
            store.failed(thrown.getClass().getSimpleName());
        }
    }

    private void write() {
        long now = System.nanoTime();
        // From the end back by the monotonic clock: a wall clock that was set meanwhile cannot turn the
        // interval round or stretch it.
        Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = to.minusNanos(now - began).truncatedTo(ChronoUnit.MILLIS);
        if (store.write(judged(build(from, to, now)), to)) {
            deleted = store.deleteOld();
            written = true;
            failed = 0;
            began = now;
            aggregator.nextInterval();
            accounts.nextInterval();
            if (gauges != null) {
                gauges.nextInterval();
            }
        } else {
            failed++;
        }
    }

    private Dump build(Instant from, Instant to, long now) {
        Interval interval = aggregator.interval();
        DumpIds ids = new DumpIds();
        List<Endpoint> endpoints = interval.endpoints(ids);
        List<Query> queries = interval.queries(ids);
        List<Model> models = interval.models(ids);
        List<Pool> pools = interval.pools(ids);
        List<QueryUse> queryUses = interval.queryUses().named(ids);
        List<ModelUse> modelUses = interval.modelUses().named(ids);
        List<Growth> growths = interval.growths().named(ids);
        List<SlowRequest> slowRequests = interval.slowRequests().named(ids, to, now);
        // Last: these are the call sites that the others have named.
        List<CallSite> callSites = ids.callSites();
        return new Dump(
                List.of(instance),
                from,
                to,
                1,
                jvm(now - began),
                agent(interval.events()),
                endpoints,
                queries,
                models,
                pools,
                queryUses,
                modelUses,
                growths,
                callSites,
                slowRequests,
                List.of());
    }

    private Dump judged(Dump evidence) {
        try {
            return evidence.withFindings(Findings.judge(evidence));
        } catch (RuntimeException thrown) {
            // The evidence is worth more than the verdict, which can be had from it again.
            errors.count(thrown);
            return evidence;
        }
    }

    private JvmAccount jvm(long wallNanos) {
        return gauges != null
                ? gauges.account(wallNanos)
                : new JvmAccount(
                        UNKNOWN,
                        wallNanos,
                        0,
                        0,
                        0,
                        UNKNOWN,
                        0,
                        0,
                        Runtime.getRuntime().availableProcessors());
    }

    private AgentAccount agent(long events) {
        return accounts.account(events, failed, deleted, gauges == null ? UNKNOWN : gauges.threadCpu());
    }
}
