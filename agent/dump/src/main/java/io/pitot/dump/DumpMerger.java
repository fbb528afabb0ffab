package io.pitot.dump;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds dumps up. Exact: the result is the same in whatever order they are added and however they were
 * merged before. What it holds grows with what the dumps tell apart, not with how many they are.
 *
 * <p>Findings are a verdict, not evidence: they are left out, and the result is to be judged anew.
 *
 * <p>For one thread.
 */
public final class DumpMerger {

    private final SortedMap<String, Instance> instances = new TreeMap<>();
    private final SortedMap<String, Endpoint> endpoints = new TreeMap<>();
    private final SortedMap<String, Query> queries = new TreeMap<>();
    private final SortedMap<String, Model> models = new TreeMap<>();
    private final SortedMap<String, Pool> pools = new TreeMap<>();
    private final SortedMap<String, Route> routes = new TreeMap<>();
    private final SortedMap<String, Command> commands = new TreeMap<>();
    private final SortedMap<String, Cache> caches = new TreeMap<>();
    private final SortedMap<Key, Reuse> reuses = new TreeMap<>();
    private final SortedMap<Key, QueryUse> queryUses = new TreeMap<>();
    private final SortedMap<Key, ModelUse> modelUses = new TreeMap<>();
    private final SortedMap<Key, CallUse> routeUses = new TreeMap<>();
    private final SortedMap<Key, CallUse> commandUses = new TreeMap<>();
    private final SortedMap<Key, ConnectionUse> connectionUses = new TreeMap<>();
    private final SortedMap<String, TransactionUse> transactionUses = new TreeMap<>();
    private final SortedMap<String, ResponseUse> responses = new TreeMap<>();
    private final SortedMap<Key, Growth> growths = new TreeMap<>();
    private final SortedMap<String, CallSite> callSites = new TreeMap<>();
    private final SortedMap<String, Slowest> slowRequests = new TreeMap<>();
    private @Nullable Instant from;
    private @Nullable Instant to;
    private long dumps;
    private @Nullable JvmAccount jvm;
    private @Nullable AgentAccount agent;

    /** Adds one dump: what one JVM wrote, or what another merger made. */
    public void add(Dump dump) {
        from = from == null || dump.from().isBefore(from) ? dump.from() : from;
        to = to == null || dump.to().isAfter(to) ? dump.to() : to;
        dumps = Sums.add(dumps, dump.dumps());
        jvm = jvm == null ? dump.jvm() : jvm.plus(dump.jvm());
        String instance =
                dump.instances().isEmpty() ? "" : dump.instances().get(0).id();
        AgentAccount account = dump.agent().of(instance);
        agent = agent == null ? account : agent.plus(account);
        add(instances, dump.instances(), Instance::id, Instance::or);
        add(endpoints, dump.endpoints(), Endpoint::id, Endpoint::plus);
        add(queries, dump.queries(), Query::id, Query::plus);
        add(models, dump.models(), Model::id, Model::plus);
        add(pools, dump.pools(), Pool::id, Pool::plus);
        add(routes, dump.routes(), Route::id, Route::plus);
        add(commands, dump.commands(), Command::id, Command::plus);
        add(caches, dump.caches(), Cache::id, Cache::plus);
        add(reuses, dump.reuses(), r -> new Key(r.kind(), r.subject(), ""), Reuse::plus);
        add(queryUses, dump.queryUses(), u -> new Key(u.endpoint(), u.query(), ""), QueryUse::plus);
        add(modelUses, dump.modelUses(), u -> new Key(u.endpoint(), u.model(), ""), ModelUse::plus);
        add(routeUses, dump.routeUses(), u -> new Key(u.endpoint(), u.subject(), ""), CallUse::plus);
        add(commandUses, dump.commandUses(), u -> new Key(u.endpoint(), u.subject(), ""), CallUse::plus);
        add(connectionUses, dump.connectionUses(), u -> new Key(u.endpoint(), u.pool(), ""), ConnectionUse::plus);
        add(transactionUses, dump.transactionUses(), TransactionUse::endpoint, TransactionUse::plus);
        add(responses, dump.responses(), ResponseUse::endpoint, ResponseUse::plus);
        add(growths, dump.growths(), g -> new Key(g.endpoint(), g.parent(), g.child()), Growth::plus);
        add(callSites, dump.callSites(), CallSite::id, CallSite::or);
        for (SlowRequest request : dump.slowRequests()) {
            slowRequests
                    .computeIfAbsent(request.endpoint(), endpoint -> new Slowest())
                    .add(request);
        }
    }

    /** Whether nothing was added yet. */
    public boolean isEmpty() {
        return from == null;
    }

    /**
     * The sum of the dumps added so far, without findings.
     *
     * @throws IllegalStateException if there are none
     */
    public Dump merged() {
        if (from == null || to == null || jvm == null || agent == null) {
            throw new IllegalStateException("no dump was added");
        }
        return new Dump(
                List.copyOf(instances.values()),
                from,
                to,
                (int) Math.min(dumps, Integer.MAX_VALUE),
                jvm,
                agent,
                List.copyOf(endpoints.values()),
                List.copyOf(queries.values()),
                List.copyOf(models.values()),
                List.copyOf(pools.values()),
                List.copyOf(routes.values()),
                List.copyOf(commands.values()),
                List.copyOf(caches.values()),
                List.copyOf(reuses.values()),
                List.copyOf(queryUses.values()),
                List.copyOf(modelUses.values()),
                List.copyOf(routeUses.values()),
                List.copyOf(commandUses.values()),
                List.copyOf(connectionUses.values()),
                List.copyOf(transactionUses.values()),
                List.copyOf(responses.values()),
                List.copyOf(growths.values()),
                List.copyOf(callSites.values()),
                slowRequests.values().stream().flatMap(s -> s.kept.stream()).toList(),
                List.of());
    }

    private static <K, R> void add(SortedMap<K, R> to, List<R> records, Function<R, K> key, BinaryOperator<R> sum) {
        for (R record : records) {
            to.merge(key.apply(record), record, sum);
        }
    }

    /** The slowest requests of one endpoint. */
    private static final class Slowest {
        final List<SlowRequest> kept = new ArrayList<>();

        void add(SlowRequest request) {
            int at = kept.size();
            while (at > 0 && SlowRequest.ORDER.compare(request, kept.get(at - 1)) < 0) {
                at--;
            }
            if (at < SlowRequest.KEPT) {
                kept.add(at, request);
            }
            if (kept.size() > SlowRequest.KEPT) {
                kept.remove(SlowRequest.KEPT);
            }
        }
    }

    /** What a record is of. */
    private record Key(String endpoint, String subject, String child) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = endpoint.compareTo(other.endpoint);
            order = order != 0 ? order : subject.compareTo(other.subject);
            return order != 0 ? order : child.compareTo(other.child);
        }
    }
}
