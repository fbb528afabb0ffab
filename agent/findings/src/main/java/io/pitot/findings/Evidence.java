package io.pitot.findings;

import io.pitot.dump.CallSite;
import io.pitot.dump.CallUse;
import io.pitot.dump.Command;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Model;
import io.pitot.dump.ModelUse;
import io.pitot.dump.Pool;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A dump with its records at hand by what they are of. */
final class Evidence {

    private final Dump dump;

    /*
     * Not maps of the records: in an agent they are made when they are asked for, and all of them at once would be
     * as large as the tables that they are made of. What only findings need is not even indexed before there is one.
     */
    private final RecordIndex<Endpoint> endpoints;
    private final RecordIndex<Query> queries;
    private final RecordIndex<Model> models;
    private final RecordIndex<Command> commands;
    private final RecordIndex<CallSite> callSites;
    private final RecordIndex<Pool> pools;
    private final long requestNanos;
    private @Nullable RecordIndex<QueryUse> usesByQuery;
    private @Nullable RecordIndex<QueryUse> usesByEndpoint;
    private @Nullable RecordIndex<Growth> growthsByEndpoint;
    private @Nullable RecordIndex<ConnectionUse> usesByPool;
    private @Nullable RecordIndex<ModelUse> usesByModel;
    private @Nullable Boolean poolMakesWait;

    Evidence(Dump dump) {
        this.dump = dump;
        endpoints = new RecordIndex<>(dump.endpoints(), Endpoint::id);
        queries = new RecordIndex<>(dump.queries(), Query::id);
        models = new RecordIndex<>(dump.models(), Model::id);
        commands = new RecordIndex<>(dump.commands(), Command::id);
        callSites = new RecordIndex<>(dump.callSites(), CallSite::id);
        pools = new RecordIndex<>(dump.pools(), Pool::id);
        requestNanos = dump.endpoints().stream()
                .filter(dump.counted())
                .mapToLong(endpoint -> endpoint.duration().total())
                .reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    }

    Dump dump() {
        return dump;
    }

    @Nullable
    Endpoint endpoint(String id) {
        return endpoints.first(id);
    }

    @Nullable
    Query query(String id) {
        return queries.first(id);
    }

    @Nullable
    Model model(String id) {
        return models.first(id);
    }

    @Nullable
    Command command(String id) {
        return commands.first(id);
    }

    /** All commands to keys of this pattern. */
    List<Command> commandsOf(String keys) {
        return dump.commands().stream()
                .filter(command -> CacheCommand.of(command).keys().equals(keys))
                .toList();
    }

    /** The endpoint that spends most time on a command; that of what no request did, if none does. */
    String busiestCaller(String command) {
        return dump.commandUses().stream()
                .filter(use -> use.subject().equals(command) && !use.endpoint().equals(Endpoint.NO_REQUEST))
                .max(Comparator.comparingLong(CallUse::nanos)
                        .thenComparing(CallUse::endpoint, Comparator.reverseOrder()))
                .map(CallUse::endpoint)
                .orElse(Endpoint.NO_REQUEST);
    }

    /** The endpoint that spends most time on a model; that of what no request did, if none does. */
    String busiestUser(String model) {
        RecordIndex<ModelUse> index = usesByModel;
        if (index == null) {
            index = new RecordIndex<>(dump.modelUses(), ModelUse::model);
            usesByModel = index;
        }
        return index.all(model).stream()
                .filter(use -> !use.endpoint().equals(Endpoint.NO_REQUEST))
                .max(Comparator.comparingLong(ModelUse::nanos)
                        .thenComparing(ModelUse::endpoint, Comparator.reverseOrder()))
                .map(ModelUse::endpoint)
                .orElse(Endpoint.NO_REQUEST);
    }

    @Nullable
    Pool pool(String id) {
        return pools.first(id);
    }

    /** What endpoints do with their queries, where both are told apart from others: each use with its statement. */
    void forEachUse(BiConsumer<QueryUse, Sql> judge) {
        for (QueryUse use : dump.queryUses()) {
            Query query = use.query().equals(Endpoint.OTHER) || use.endpoint().equals(Endpoint.NO_REQUEST)
                    ? null
                    : query(use.query());
            if (query != null) {
                judge.accept(use, Sql.of(query));
            }
        }
    }

    /** Whether its repeats are a library's, about its own work, of which the application can change nothing. */
    boolean isBookkeeping(QueryUse use) {
        return layersAt(siteOfRepeats(use)).springBatchRepository();
    }

    List<QueryUse> usesOf(String query) {
        RecordIndex<QueryUse> uses = usesByQuery;
        if (uses == null) {
            uses = new RecordIndex<>(dump.queryUses(), QueryUse::query);
            usesByQuery = uses;
        }
        return uses.all(query);
    }

    /** What each endpoint does with a pool's connections. */
    List<ConnectionUse> usesOfPool(String pool) {
        RecordIndex<ConnectionUse> index = usesByPool;
        if (index == null) {
            index = new RecordIndex<>(dump.connectionUses(), ConnectionUse::pool);
            usesByPool = index;
        }
        return index.all(pool);
    }

    /** Whether threads wait for any pool. */
    boolean anyPoolMakesWait() {
        Boolean known = poolMakesWait;
        if (known == null) {
            known = dump.pools().stream().anyMatch(pool -> PoolLoad.makesWait(pool));
            poolMakesWait = known;
        }
        return known;
    }

    /** What an endpoint does with each of its queries. */
    List<QueryUse> usesBy(String endpoint) {
        RecordIndex<QueryUse> uses = usesByEndpoint;
        if (uses == null) {
            uses = new RecordIndex<>(dump.queryUses(), QueryUse::endpoint);
            usesByEndpoint = uses;
        }
        return uses.all(endpoint);
    }

    /** How the executions of a child went with the rows of its possible parents, at one endpoint. */
    List<Growth> growths(String endpoint, String child) {
        RecordIndex<Growth> index = growthsByEndpoint;
        if (index == null) {
            index = new RecordIndex<>(dump.growths(), Growth::endpoint);
            growthsByEndpoint = index;
        }
        List<Growth> growths = index.all(endpoint);
        growths.removeIf(growth -> !growth.child().equals(child));
        return growths;
    }

    /** An endpoint's time in all its requests; 0 if it is not known. */
    long nanosOf(String endpoint) {
        Endpoint known = endpoint(endpoint);
        return known == null ? 0 : known.duration().total();
    }

    /** Time as a share of the time of all requests, 0 to 1. */
    double shareOfAll(long nanos) {
        return requestNanos == 0 ? 0 : Math.min(1, (double) nanos / requestNanos);
    }

    /** Whether what an endpoint repeats is repeated within one piece of work. */
    boolean isPieceOfWork(String endpoint) {
        Endpoint known = endpoint(endpoint);
        return known == null || known.isPieceOfWork();
    }

    /** What a query is called in titles: {@code order_item SELECT}. */
    String nameOf(String query) {
        Query known = query(query);
        return known == null ? query : Sql.of(known).name();
    }

    /** Whether a query reads rows of a table. */
    boolean readsTable(String query) {
        Query known = query(query);
        return known != null && Sql.of(known).readsTable();
    }

    /** The class and method that a call site begins in; empty if it is not known. */
    String methodAt(String site) {
        List<CallSite.Frame> frames = framesAt(site);
        return frames.isEmpty() ? "" : MethodName.of(frames.get(0)).toString();
    }

    /** Where a call site begins, as evidence says it: {@code asked for in Invoices.java:31 send}; empty if it is not known. */
    Optional<String> lineAt(String site, String what) {
        return framesAt(site).stream()
                .findFirst()
                .map(frame -> what + " in "
                        + (frame.file().isEmpty() ? frame.type() : frame.file())
                        + (frame.line() < 0 ? "" : ":" + frame.line()) + " "
                        + MethodName.of(frame).method());
    }

    /** A call site's frames, innermost first; empty if it is not known. */
    List<CallSite.Frame> framesAt(String site) {
        CallSite known = callSites.first(site);
        return known == null ? List.of() : known.frames();
    }

    /** Through which libraries a call site runs its statement; none if it is not known. */
    Layers layersAt(String site) {
        CallSite known = callSites.first(site);
        return new Layers(known == null ? List.of() : known.layers());
    }

    /** The call site that repeats a query most often. */
    static String siteOfRepeats(QueryUse use) {
        return mostFrequent(use.repeatSites().isEmpty() ? use.sites() : use.repeatSites());
    }

    /** The call site seen most often; the first in order of several; empty if there is none. */
    static String mostFrequent(Map<String, Long> sites) {
        String most = "";
        long count = 0;
        for (Map.Entry<String, Long> site : sites.entrySet()) {
            boolean more = site.getValue() > count;
            if (more || (site.getValue() == count && site.getKey().compareTo(most) < 0)) {
                most = site.getKey();
                count = site.getValue();
            }
        }
        return most;
    }
}
