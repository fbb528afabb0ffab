package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Lapses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The agent's account of itself. Its counters run since the start; a dump holds what an interval added. */
final class AgentAccounts {

    private static final long UNKNOWN = -1;

    /** The counters at one moment. */
    private record Counters(
            long dropped,
            Map<String, Long> errors,
            Map<String, Long> overflows,
            long cpuNanos,
            Map<String, Long> restarts,
            long lost,
            Map<String, Long> spared,
            long unobservedRequests,
            long unobservedEvents) {}

    private final EngineSettings settings;
    private final EventIntake intake;
    private final Overflows overflows;
    private final EngineErrors errors;
    private final Restarts restarts;
    private final Supplier<List<AgentAccount.Instrumented>> instrumented;
    private final Supplier<List<AgentAccount.Skipped>> skipped;
    private Counters before = new Counters(0, Map.of(), Map.of(), 0, Map.of(), 0, Map.of(), 0, 0);
    private Counters now = before;
    private @Nullable LoadGuard guard;

    AgentAccounts(
            EngineSettings settings,
            EventIntake intake,
            Overflows overflows,
            EngineErrors errors,
            Restarts restarts,
            Supplier<List<AgentAccount.Instrumented>> instrumented,
            Supplier<List<AgentAccount.Skipped>> skipped) {
        this.settings = settings;
        this.intake = intake;
        this.overflows = overflows;
        this.errors = errors;
        this.restarts = restarts;
        this.instrumented = instrumented;
        this.skipped = skipped;
    }

    /** What has less observed, from now on part of the account. */
    void guardedBy(LoadGuard guard) {
        this.guard = guard;
    }

    /**
     * The account since the last {@link #nextInterval}.
     *
     * @param lost events since the start that were taken and are in no table
     * @param failedDumps dumps that could not be written since then
     * @param deletedDumps old dumps deleted since then, to keep their number
     * @param cpuNanos CPU time of the aggregator thread since its start, or -1
     */
    AgentAccount account(long events, long lost, long failedDumps, long deletedDumps, long cpuNanos) {
        now = new Counters(
                intake.dropped(),
                errorCounts(),
                overflowCounts(),
                cpuNanos,
                restarts.reasons(),
                lost,
                spared(),
                intake.unobservedRequests(),
                intake.unobservedEvents());
        Map<String, Long> exceeded = added(before.overflows, now.overflows);
        if (deletedDumps > 0) {
            exceeded.put("oldDumps", deletedDumps);
        }
        return new AgentAccount(
                List.of(settings.agentVersion()),
                new TreeMap<>(settings.configuration()),
                List.copyOf(instrumented.get()),
                List.copyOf(skipped.get()),
                events,
                now.dropped - before.dropped,
                added(before.errors, now.errors),
                exceeded,
                failedDumps,
                cpuNanos < 0 ? UNKNOWN : cpuNanos - Math.max(before.cpuNanos, 0),
                new Lapses(
                        added(before.restarts, now.restarts),
                        now.lost - before.lost,
                        added(before.spared, now.spared),
                        now.unobservedRequests - before.unobservedRequests,
                        now.unobservedEvents - before.unobservedEvents));
    }

    /** Begins the next interval where the last {@link #account} ended. */
    void nextInterval() {
        before = now;
    }

    /** Whether events were dropped or not observed since the last {@link #nextInterval}. */
    boolean hasMissed() {
        return intake.dropped() > before.dropped
                || intake.unobservedEvents() > before.unobservedEvents
                || intake.unobservedRequests() > before.unobservedRequests;
    }

    private Map<String, Long> spared() {
        Map<String, Long> all = guard == null ? new TreeMap<>() : guard.spared();
        if (restarts.idleNanos() > 0) {
            all.put("off: failed", restarts.idleNanos());
        }
        return all;
    }

    private Map<String, Long> errorCounts() {
        Map<String, Long> all = new TreeMap<>(AdviceErrors.counts());
        all.putAll(errors.counts());
        return all;
    }

    private Map<String, Long> overflowCounts() {
        Map<String, Long> all = overflows.byTable();
        all.put("endpoints", Names.ENDPOINTS.overflow());
        all.put("queries", Names.QUERIES.overflow());
        all.put("models", Names.MODELS.overflow());
        all.put("routes", Names.ROUTES.overflow());
        all.put("commands", Names.COMMANDS.overflow());
        all.put("pools", Names.POOLS.overflow());
        all.put("errors", Names.ERRORS.overflow());
        all.put("callSites", Names.CALL_SITES.overflow());
        return all;
    }

    private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> now) {
        Map<String, Long> added = new TreeMap<>();
        now.forEach((key, count) -> {
            long more = count - before.getOrDefault(key, 0L);
            if (more > 0) {
                added.put(key, more);
            }
        });
        return added;
    }
}
