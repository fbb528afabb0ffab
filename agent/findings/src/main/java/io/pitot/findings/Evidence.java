package io.pitot.findings;

import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import java.util.List;
import java.util.Map;
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
    private final RecordIndex<CallSite> callSites;
    private final long requestNanos;
    private @Nullable RecordIndex<QueryUse> usesByQuery;
    private @Nullable RecordIndex<QueryUse> usesByEndpoint;
    private @Nullable RecordIndex<Growth> growthsByEndpoint;

    Evidence(Dump dump) {
        this.dump = dump;
        endpoints = new RecordIndex<>(dump.endpoints(), Endpoint::id);
        queries = new RecordIndex<>(dump.queries(), Query::id);
        models = new RecordIndex<>(dump.models(), Model::id);
        callSites = new RecordIndex<>(dump.callSites(), CallSite::id);
        long ofRequests = nanos(dump, false);
        // The start of a server must not make everything small that it does afterwards.
        requestNanos = ofRequests > 0 ? ofRequests : nanos(dump, true);
    }

    private static long nanos(Dump dump, boolean ofMainThread) {
        return dump.endpoints().stream()
                .filter(endpoint -> endpoint.isMainThread() == ofMainThread)
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

    List<QueryUse> usesOf(String query) {
        RecordIndex<QueryUse> uses = usesByQuery;
        if (uses == null) {
            uses = new RecordIndex<>(dump.queryUses(), QueryUse::query);
            usesByQuery = uses;
        }
        return uses.all(query);
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

    /**
     * The class and method that a call site begins in, as they are named in the source; empty if it is not
     * known. Numbers that the compiler gives to lambdas and anonymous classes are left out, because they
     * change when another one is added above.
     */
    String methodAt(String site) {
        CallSite known = callSites.first(site);
        if (known == null || known.frames().isEmpty()) {
            return "";
        }
        CallSite.Frame frame = known.frames().get(0);
        String method = frame.method();
        if (method.startsWith("lambda$")) {
            int end = method.lastIndexOf('$');
            method = method.substring("lambda$".length(), Math.max(end, "lambda$".length()));
        }
        return frame.type().replaceAll("\\$\\d+", "") + "#" + method;
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
