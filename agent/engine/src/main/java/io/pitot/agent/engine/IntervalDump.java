package io.pitot.agent.engine;

import io.pitot.agent.engine.table.DumpIds;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Cache;
import io.pitot.dump.CallSite;
import io.pitot.dump.CallUse;
import io.pitot.dump.Command;
import io.pitot.dump.ConnectionUse;
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
import io.pitot.dump.ResponseUse;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import io.pitot.dump.SlowRequest;
import io.pitot.dump.TransactionUse;
import io.pitot.findings.Findings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the dump of what the aggregator's tables hold, with the findings in it. */
final class IntervalDump {

    private static final long UNKNOWN = -1;

    private final Instance instance;
    private final Aggregator aggregator;
    private final AgentAccounts accounts;
    private final @Nullable JvmGauges gauges;
    private final EngineErrors errors;

    IntervalDump(
            Instance instance,
            Aggregator aggregator,
            AgentAccounts accounts,
            @Nullable JvmGauges gauges,
            EngineErrors errors) {
        this.instance = instance;
        this.aggregator = aggregator;
        this.accounts = accounts;
        this.gauges = gauges;
        this.errors = errors;
    }

    /**
     * The dump of the interval so far. Its lists are made as they are read, from tables that must not change until then.
     *
     * @param now {@link System#nanoTime} at {@code to}
     * @param wallNanos how long the interval is
     * @param failed dumps that could not be written since the last one
     * @param deleted old dumps deleted since then
     */
    Dump of(Instant from, Instant to, long now, long wallNanos, long failed, long deleted) {
        return judged(evidence(from, to, now, wallNanos, failed, deleted, true));
    }

    /** The same with neither verdict nor slow requests: made every second or two, for those who pass their own verdict. */
    Dump live(Instant from, Instant to, long now, long wallNanos, long failed, long deleted) {
        return evidence(from, to, now, wallNanos, failed, deleted, false);
    }

    private Dump evidence(
            Instant from, Instant to, long now, long wallNanos, long failed, long deleted, boolean withSlowRequests) {
        Interval interval = aggregator.interval();
        DumpIds ids = new DumpIds();
        List<Endpoint> endpoints = interval.endpoints(ids);
        List<Query> queries = interval.queries(ids);
        List<Model> models = interval.models(ids);
        List<Pool> pools = interval.pools(ids);
        List<Route> routes = interval.routes(ids);
        List<Command> commands = interval.commands(ids);
        List<Cache> caches = interval.caches(ids);
        List<Reuse> reuses = interval.reuses(ids);
        List<QueryUse> queryUses = interval.queryUses().named(ids);
        List<ModelUse> modelUses = interval.modelUses().named(ids);
        List<CallUse> routeUses = interval.routeUses().named(ids, ids::route);
        List<CallUse> commandUses = interval.commandUses().named(ids, ids::command);
        List<ConnectionUse> connectionUses = interval.connectionUses().named(ids);
        List<TransactionUse> transactionUses = interval.transactionUses().named(ids);
        List<ResponseUse> responses = interval.responses().named(ids);
        List<Growth> growths = interval.growths().named(ids);
        List<SlowRequest> slowRequests =
                withSlowRequests ? interval.slowRequests().named(ids, to, now) : List.of();
        // Last: these are the call sites that the others have named.
        List<CallSite> callSites = ids.callSites();
        return new Dump(
                List.of(instance),
                from,
                to,
                1,
                jvm(wallNanos),
                agent(interval.events(), failed, deleted),
                endpoints,
                queries,
                models,
                pools,
                routes,
                commands,
                caches,
                reuses,
                queryUses,
                modelUses,
                routeUses,
                commandUses,
                connectionUses,
                transactionUses,
                responses,
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
                ? gauges.account(instance.id(), wallNanos)
                : new JvmAccount(
                        UNKNOWN,
                        wallNanos,
                        0,
                        0,
                        0,
                        UNKNOWN,
                        0,
                        0,
                        Runtime.getRuntime().availableProcessors(),
                        List.of());
    }

    private AgentAccount agent(long events, long failed, long deleted) {
        return accounts.account(
                events, aggregator.lostEvents(), failed, deleted, gauges == null ? UNKNOWN : gauges.threadCpu());
    }
}
