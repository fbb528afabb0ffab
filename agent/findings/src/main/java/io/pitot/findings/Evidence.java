package io.pitot.findings;

import io.pitot.dump.CallSite;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Growth;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dump with its records at hand by what they are of. */
final class Evidence {

    private final Dump dump;

    /*
     * Places in the dump's lists: in an agent the records behind them are made when they are asked for, and all of
     * them at once would be as large as the tables that they are made of. What only findings need is not even
     * looked up before there is one.
     */
    private final Places<Endpoint> endpoints;
    private final Places<Query> queries;
    private final Places<Model> models;
    private final Places<CallSite> callSites;
    private final long requestNanos;
    private @Nullable Places<QueryUse> usesByQuery;
    private @Nullable Places<QueryUse> usesByEndpoint;
    private @Nullable Places<Growth> growthsByEndpoint;

    Evidence(Dump dump) {
        this.dump = dump;
        endpoints = new Places<>(dump.endpoints(), Endpoint::id);
        queries = new Places<>(dump.queries(), Query::id);
        models = new Places<>(dump.models(), Model::id);
        callSites = new Places<>(dump.callSites(), CallSite::id);
        requestNanos = dump.endpoints().stream()
                .mapToLong(endpoint -> endpoint.duration().total())
                .reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    }

    private static <T> @Nullable T at(int place, List<T> records) {
        return place == Places.NONE ? null : records.get(place);
    }

    private static <T> List<T> all(Places<T> places, String key, List<T> records) {
        List<T> all = new ArrayList<>();
        for (int place = places.first(key); place != Places.NONE; place = places.next(key, place)) {
            all.add(records.get(place));
        }
        return all;
    }

    Dump dump() {
        return dump;
    }

    @Nullable
    Endpoint endpoint(String id) {
        return at(endpoints.first(id), dump.endpoints());
    }

    @Nullable
    Query query(String id) {
        return at(queries.first(id), dump.queries());
    }

    @Nullable
    Model model(String id) {
        return at(models.first(id), dump.models());
    }

    List<QueryUse> usesOf(String query) {
        Places<QueryUse> places = usesByQuery;
        if (places == null) {
            places = new Places<>(dump.queryUses(), QueryUse::query);
            usesByQuery = places;
        }
        return all(places, query, dump.queryUses());
    }

    /** What an endpoint does with each of its queries. */
    List<QueryUse> usesBy(String endpoint) {
        Places<QueryUse> places = usesByEndpoint;
        if (places == null) {
            places = new Places<>(dump.queryUses(), QueryUse::endpoint);
            usesByEndpoint = places;
        }
        return all(places, endpoint, dump.queryUses());
    }

    /** How the executions of a child went with the rows of its possible parents, at one endpoint. */
    List<Growth> growths(String endpoint, String child) {
        Places<Growth> places = growthsByEndpoint;
        if (places == null) {
            places = new Places<>(dump.growths(), Growth::endpoint);
            growthsByEndpoint = places;
        }
        List<Growth> growths = all(places, endpoint, dump.growths());
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
        CallSite known = at(callSites.first(site), dump.callSites());
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
