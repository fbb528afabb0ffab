package io.pitot.agent.engine;

import io.pitot.agent.bootstrap.EventKind;
import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.bootstrap.Names;
import io.pitot.agent.engine.evidence.ArgumentSets;
import io.pitot.agent.engine.evidence.CallUses;
import io.pitot.agent.engine.evidence.ConnectionUses;
import io.pitot.agent.engine.evidence.Growths;
import io.pitot.agent.engine.evidence.ModelUses;
import io.pitot.agent.engine.evidence.QueryUses;
import io.pitot.agent.engine.evidence.RequestCalls;
import io.pitot.agent.engine.evidence.RequestEvents;
import io.pitot.agent.engine.evidence.RequestQueries;
import io.pitot.agent.engine.evidence.ResponseUses;
import io.pitot.agent.engine.evidence.TimeShares;
import io.pitot.agent.engine.evidence.TransactionUses;
import io.pitot.agent.engine.evidence.Verbs;
import io.pitot.agent.engine.reuse.ReuseTable;
import io.pitot.agent.engine.table.DumpIds;
import io.pitot.agent.engine.table.IdTable;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.Cache;
import io.pitot.dump.Command;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.Reuse;
import io.pitot.dump.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of what happened since the last dump. Their sizes are bounded by those of {@link Names}. */
final class Interval {

    private final IdTable<EndpointSums> endpoints = new IdTable<>(DumpIds.NO_REQUEST, EndpointSums::new);
    private final IdTable<QuerySums> queries = new IdTable<>(Names.QUERIES.maxId(), QuerySums::new);
    private final IdTable<ModelSums> models = new IdTable<>(Names.MODELS.maxId(), ModelSums::new);
    private final IdTable<PoolSums> pools = new IdTable<>(Names.POOLS.maxId(), PoolSums::new);
    private final IdTable<RouteSums> routes = new IdTable<>(Names.ROUTES.maxId(), RouteSums::new);
    private final IdTable<CommandSums> commands = new IdTable<>(Names.COMMANDS.maxId(), CommandSums::new);
    private final QueryUses queryUses;
    private final ModelUses modelUses;
    private final CallUses routeUses;
    private final CallUses commandUses;
    private final ConnectionUses connectionUses;
    private final TransactionUses transactionUses;
    private final ResponseUses responses = new ResponseUses();
    private final Growths growths;
    private final SlowRequests slowRequests;
    private final CacheIntervals caches;
    private final @Nullable ReuseTable reuse;
    private final ArgumentSets arguments;
    private final Overflows overflows;
    private long events;

    private Interval(
            Growths growths,
            CacheIntervals caches,
            @Nullable ReuseTable reuse,
            ArgumentSets arguments,
            Overflows overflows) {
        this.growths = growths;
        this.caches = caches;
        this.reuse = reuse;
        this.arguments = arguments;
        this.overflows = overflows;
        queryUses = new QueryUses(overflows);
        modelUses = new ModelUses(arguments, overflows);
        routeUses = new CallUses(EventKind.HTTP_CALL, overflows);
        commandUses = new CallUses(EventKind.CACHE, overflows);
        connectionUses = new ConnectionUses(overflows);
        transactionUses = new TransactionUses(overflows);
        slowRequests = new SlowRequests(overflows);
    }

    /** @param reuse null if repeats are not followed */
    static Interval first(Verbs verbs, @Nullable ReuseTable reuse, ArgumentSets arguments, Overflows overflows) {
        return new Interval(new Growths(verbs, overflows), new CacheIntervals(), reuse, arguments, overflows);
    }

    /** The interval after this one. */
    Interval next() {
        caches.next();
        if (reuse != null) {
            reuse.nextInterval();
        }
        return new Interval(new Growths(growths), caches, reuse, arguments, overflows);
    }

    /** An empty one in the place of this, which is given up. What is counted elsewhere is not lost: a cache's counts. */
    Interval anew(Verbs verbs, @Nullable ReuseTable reuse) {
        return new Interval(new Growths(verbs, overflows), caches, reuse, arguments, overflows);
    }

    /** Counts events that were taken. */
    void countEvents(long more) {
        events += more;
    }

    /** Events taken. */
    long events() {
        return events;
    }

    /** Adds one execution of a query to the query's own sums. */
    void addQuery(long[] words, int offset) {
        queries.at(subject(words, offset)).add(words, offset, overflows);
        if (reuse != null) {
            reuse.addQuery(words, offset);
        }
    }

    /** Adds what was read of a result after its execution was added. */
    void addFetch(long[] event) {
        queries.at(subject(event, 0))
                .addRead(
                        EventLayout.flags(event[EventLayout.HEADER]),
                        event[EventLayout.COUNT],
                        event[EventLayout.EXTRA]);
    }

    /** Adds an event of another kind to its subject's own sums. */
    void addCall(long[] event) {
        int subject = subject(event, 0);
        switch (EventLayout.kind(event[EventLayout.HEADER])) {
            case EventKind.POOL_WAIT -> pools.at(subject).add(event);
            case EventKind.INFERENCE -> {
                models.at(subject).add(event, overflows);
                if (reuse != null) {
                    reuse.addInference(event);
                }
            }
            case EventKind.HTTP_CALL -> routes.at(subject).add(event, overflows);
            case EventKind.CACHE -> commands.at(subject).add(event, overflows);
            case EventKind.CONNECTION -> pools.at(subject).addHeld(event);
            case EventKind.TRANSACTION -> {}
            default ->
                throw new IllegalStateException("kind=" + EventLayout.kind(event[EventLayout.HEADER]) + ": unknown");
        }
    }

    /** Adds an event outside any request to what such events did; it has its place in its subject's sums already. */
    void addAlone(long[] event) {
        switch (EventLayout.kind(event[EventLayout.HEADER])) {
            case EventKind.QUERY -> {
                endpoints.at(DumpIds.NO_REQUEST).addQueryAlone();
                queryUses.addAlone(event);
            }
            case EventKind.FETCH ->
                queryUses.addFetchAlone(subject(event, 0), event[EventLayout.COUNT], event[EventLayout.EXTRA]);
            case EventKind.INFERENCE -> {
                endpoints.at(DumpIds.NO_REQUEST);
                modelUses.addAlone(event);
            }
            case EventKind.HTTP_CALL -> {
                endpoints.at(DumpIds.NO_REQUEST);
                routeUses.addAlone(event);
            }
            case EventKind.CACHE -> {
                endpoints.at(DumpIds.NO_REQUEST);
                commandUses.addAlone(event);
            }
            case EventKind.CONNECTION -> {
                endpoints.at(ConnectionUses.endpointOfAlone(event));
                endpoints.at(DumpIds.NO_REQUEST);
                connectionUses.addAlone(event);
            }
            case EventKind.TRANSACTION -> {
                endpoints.at(DumpIds.NO_REQUEST);
                transactionUses.addAlone(event);
            }
            default -> {}
        }
    }

    /** Adds a finished request, but not its events to their subjects' own sums. */
    void addRequest(
            RequestEvents request, RequestQueries requestQueries, RequestCalls requestCalls, TimeShares shares) {
        endpoints.at(request.endpoint()).add(request, shares, overflows);
        queryUses.add(request, requestQueries);
        modelUses.add(request);
        routeUses.add(request, requestCalls);
        commandUses.add(request, requestCalls);
        connectionUses.add(request, shares);
        transactionUses.add(request, shares);
        responses.add(request);
        growths.add(request, requestQueries);
        slowRequests.add(request);
    }

    List<Endpoint> endpoints(DumpIds ids) {
        return endpoints.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    List<Query> queries(DumpIds ids) {
        return queries.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    List<Model> models(DumpIds ids) {
        return models.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    List<Pool> pools(DumpIds ids) {
        return pools.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    List<Route> routes(DumpIds ids) {
        return routes.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    List<Command> commands(DumpIds ids) {
        return commands.named(sums -> sums.mention(ids), sums -> sums.named(ids));
    }

    /** The caches in the process, as they are now. */
    List<Cache> caches(DumpIds ids) {
        return caches.read(ids);
    }

    /** How often the queries and models that are followed were asked the same again. */
    List<Reuse> reuses(DumpIds ids) {
        return reuse == null ? List.of() : reuse.named(ids);
    }

    QueryUses queryUses() {
        return queryUses;
    }

    ModelUses modelUses() {
        return modelUses;
    }

    CallUses routeUses() {
        return routeUses;
    }

    CallUses commandUses() {
        return commandUses;
    }

    ConnectionUses connectionUses() {
        return connectionUses;
    }

    TransactionUses transactionUses() {
        return transactionUses;
    }

    ResponseUses responses() {
        return responses;
    }

    Growths growths() {
        return growths;
    }

    SlowRequests slowRequests() {
        return slowRequests;
    }

    private static int subject(long[] words, int offset) {
        return EventLayout.subject(words[offset + EventLayout.SUBJECT_AND_SITE]);
    }
}
