package io.pitot.agent.bootstrap;

import java.util.Iterator;
import java.util.SortedSet;

/**
 * What woven executors of operations call, of which a server has many at one path, as those of GraphQL are. Cheap, never blocks, on
 * whichever thread works for the request; without effect outside HTTP requests.
 *
 * <p>A request that executes one operation is called by its path and that operation, one that executes several by its path alone. Names are
 * made of what the server's schema declares, and never of what a client has chosen.
 */
public final class OperationProbe {

    /** Rank of the operation that a request executes. Wins over any route. */
    static final int OPERATION = 3;

    /** Rank of a route that no operation is named behind, because there are several, or because it has no name. */
    static final int NO_OPERATION = 4;

    /** A name has no more of an operation's outermost fields. */
    private static final int MOST_FIELDS = 3;

    /** Which fields are asked for together is the clients' choice: so many combinations are told apart. */
    private static final NameTable<String> COMBINATIONS = new NameTable<>(100);

    private static final String QUERY = " query ";
    private static final String MUTATION = " mutation ";

    private OperationProbe() {}

    /** Whether the next operation of the current unit of work changes what it is called. */
    public static boolean isWanted() {
        ThreadState state = ThreadState.current();
        return state.requestId != 0 && rank(state) <= OPERATION;
    }

    /**
     * An operation begins that asks for these fields of the schema's outermost type.
     *
     * @param isMutation or a query
     * @param fields as the schema calls them; if there are none, the operation has no name
     * @param nested the same with the fields below them; empty if there is nothing to be said of these
     */
    public static void begins(boolean isMutation, SortedSet<String> fields, String nested) {
        if (!nested.isEmpty() && !fields.isEmpty() && isRoomFor(nested)) {
            begins(isMutation, nested);
        } else {
            begins(isMutation, fields.size() > 1 ? combination(fields) : fields.isEmpty() ? "" : fields.first());
        }
    }

    private static void begins(boolean isMutation, String fields) {
        ThreadState state = ThreadState.current();
        if (state.requestId == 0) {
            return;
        }
        // A batch's operations may begin on several threads at once: where another one was first, this is one of
        // several.
        boolean isNamed = false;
        for (int rank = rank(state); rank <= OPERATION && !isNamed; rank = Math.max(rank + 1, rank(state))) {
            isNamed = name(state, rank, isMutation, fields);
        }
    }

    /** An operation's client is told that something in the server has thrown this, which nothing of the application has handled. */
    public static void failed(Throwable thrown) {
        ThreadState state = ThreadState.current();
        if (state.requestId != 0 && path(state, rank(state)) != null) {
            Probe.requestFailed(state, thrown);
        }
    }

    private static String combination(SortedSet<String> fields) {
        StringBuilder joined = new StringBuilder();
        Iterator<String> each = fields.iterator();
        for (int i = 0; i < MOST_FIELDS && each.hasNext(); i++) {
            joined.append(i == 0 ? "" : ",").append(each.next());
        }
        if (each.hasNext()) {
            joined.append(",...");
        }
        String name = joined.toString();
        return isRoomFor(name) ? name : "(several)";
    }

    private static boolean isRoomFor(String combination) {
        return Names.named(COMBINATIONS, combination) != NameTable.OTHER;
    }

    private static boolean name(ThreadState state, int rank, boolean isMutation, String fields) {
        EndpointName path = path(state, rank);
        if (path == null) {
            return true;
        }
        if (rank == OPERATION) {
            int endpoint = Names.endpoint(Probe.HTTP, path.method(), withoutOperation(path.route()));
            return state.routeFrom(rank, NO_OPERATION, endpoint);
        }
        int named = fields.isEmpty()
                ? NameTable.OTHER
                : Names.endpoint(Probe.HTTP, path.method(), path.route(), isMutation ? MUTATION : QUERY, fields);
        if (named == NameTable.OTHER) {
            // No room for one more: better among the others of its path than among those of all paths.
            return state.routeFrom(rank, NO_OPERATION, Names.endpoint(Probe.HTTP, path.method(), path.route()));
        }
        return state.routeFrom(rank, OPERATION, named);
    }

    /** How good the request's name is: what the other threads that work for it know, too. */
    private static int rank(ThreadState state) {
        RequestIdentity identity = state.identityIfAny();
        return identity == null ? state.routeRank : Math.max(state.routeRank, identity.routeRank());
    }

    /** What the request is called so far; null of other units of work, and where it is among the {@code other}. */
    private static @Nullable EndpointName path(ThreadState state, int rank) {
        RequestIdentity identity = state.identityIfAny();
        int endpoint = identity == null || state.routeRank == rank ? state.endpointId : identity.endpointId;
        if (rank == 0) {
            endpoint = Names.endpoint(Probe.HTTP, state.requestMethod, Probe.UNMATCHED);
        }
        EndpointName name = Names.ENDPOINTS.name(endpoint);
        return name == null || !name.kind().equals(Probe.HTTP) ? null : name;
    }

    /** Neither its type nor its fields have a blank in them. */
    private static String withoutOperation(String route) {
        return route.substring(0, route.lastIndexOf(' ', route.lastIndexOf(' ') - 1));
    }
}
