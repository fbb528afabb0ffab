package io.pitot.dump;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What happened between two moments in the instances named. One file holds one instance; merging gives
 * the same type with more.
 *
 * @param instances the JVMs, ordered by id
 * @param from start of what is covered
 * @param to end of what is covered
 * @param dumps how many files this was made of; 1 in a file
 * @param jvm what the JVMs consumed
 * @param agent the agents' account of themselves
 * @param endpoints ordered by id, as are the following
 * @param queries all queries
 * @param models all models
 * @param pools all connection pools
 * @param routes all routes of other services called over HTTP
 * @param commands all commands to caches in other processes
 * @param caches all caches in the process
 * @param reuses how often queries and models were asked the same again
 * @param queryUses what each endpoint did with each query
 * @param modelUses what each endpoint did with each model
 * @param routeUses what each endpoint did with each route
 * @param commandUses what each endpoint did with each command
 * @param connectionUses what each endpoint did while it had a pool's connections
 * @param transactionUses the transactions of each endpoint
 * @param responses what the headers of each endpoint's responses say
 * @param growths how the number of a child query's executions went with a parent query's rows
 * @param callSites the call sites that the other parts refer to
 * @param slowRequests the slowest few requests of each endpoint, whole
 * @param findings the verdict on this dump's own evidence, worst first; judged anew after merging
 */
public record Dump(
        List<Instance> instances,
        Instant from,
        Instant to,
        int dumps,
        JvmAccount jvm,
        AgentAccount agent,
        List<Endpoint> endpoints,
        List<Query> queries,
        List<Model> models,
        List<Pool> pools,
        List<Route> routes,
        List<Command> commands,
        List<Cache> caches,
        List<Reuse> reuses,
        List<QueryUse> queryUses,
        List<ModelUse> modelUses,
        List<CallUse> routeUses,
        List<CallUse> commandUses,
        List<ConnectionUse> connectionUses,
        List<TransactionUse> transactionUses,
        List<ResponseUse> responses,
        List<Growth> growths,
        List<CallSite> callSites,
        List<SlowRequest> slowRequests,
        List<Finding> findings) {

    /** The schema version that this release writes. Readers accept it and every older one. */
    public static final int SCHEMA_VERSION = 1;

    private static final Comparator<CallUse> CALLS =
            Comparator.comparing(CallUse::endpoint).thenComparing(CallUse::subject);

    /** Puts every list into its order; {@link Rows} are in it. */
    public Dump {
        instances = sorted(instances, Comparator.comparing(Instance::id));
        endpoints = sorted(endpoints, Comparator.comparing(Endpoint::id));
        queries = sorted(queries, Comparator.comparing(Query::id));
        models = sorted(models, Comparator.comparing(Model::id));
        pools = sorted(pools, Comparator.comparing(Pool::id));
        routes = sorted(routes, Comparator.comparing(Route::id));
        commands = sorted(commands, Comparator.comparing(Command::id));
        caches = sorted(caches, Comparator.comparing(Cache::id));
        reuses = sorted(reuses, Comparator.comparing(Reuse::kind).thenComparing(Reuse::subject));
        queryUses = sorted(queryUses, Comparator.comparing(QueryUse::endpoint).thenComparing(QueryUse::query));
        modelUses = sorted(modelUses, Comparator.comparing(ModelUse::endpoint).thenComparing(ModelUse::model));
        routeUses = sorted(routeUses, CALLS);
        commandUses = sorted(commandUses, CALLS);
        connectionUses = sorted(
                connectionUses, Comparator.comparing(ConnectionUse::endpoint).thenComparing(ConnectionUse::pool));
        transactionUses = sorted(transactionUses, Comparator.comparing(TransactionUse::endpoint));
        responses = sorted(responses, Comparator.comparing(ResponseUse::endpoint));
        growths = sorted(
                growths,
                Comparator.comparing(Growth::endpoint)
                        .thenComparing(Growth::parent)
                        .thenComparing(Growth::child));
        callSites = sorted(callSites, Comparator.comparing(CallSite::id));
        slowRequests = sorted(slowRequests, SlowRequest.ORDER);
        findings = List.copyOf(findings);
    }

    /**
     * Which endpoints totals and shares are of: requests, and not what was done outside of them. What the main thread did,
     * the start of a server, is outside unless there is nothing else, as in a batch program.
     */
    public Predicate<Endpoint> counted() {
        Predicate<Endpoint> requests =
                endpoint -> endpoint.requests() > 0 && !endpoint.id().equals(Endpoint.NO_REQUEST);
        Predicate<Endpoint> withoutMainThread = requests.and(endpoint -> !endpoint.isMainThread());
        return endpoints.stream().anyMatch(withoutMainThread) ? withoutMainThread : requests;
    }

    /** The same with another verdict. */
    public Dump withFindings(List<Finding> verdict) {
        return new Dump(
                instances,
                from,
                to,
                dumps,
                jvm,
                agent,
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
                verdict);
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list instanceof Rows ? list : list.stream().sorted(order).toList();
    }
}
