package io.pitot.agent.engine.table;

import io.pitot.agent.bootstrap.EndpointName;
import io.pitot.agent.bootstrap.KotlinClasses;
import io.pitot.agent.bootstrap.Names;
import io.pitot.dump.CallSite;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Rows;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ids are called in one dump, and which call sites the dump thereby refers to. */
public final class DumpIds {

    /** The id of what exceeded a bound. */
    public static final String OTHER = Endpoint.OTHER;

    /** The endpoint of events outside any unit of work; above every id that {@link Names#ENDPOINTS} gives. */
    public static final int NO_REQUEST = Names.ENDPOINTS.maxId() + 1;

    private static final HexFormat HEX = HexFormat.of();

    private final BitSet sites = new BitSet();

    /** One text for each endpoint and query: a dump says most of them many times. */
    private final @Nullable String[] endpoints = new String[NO_REQUEST + 1];

    private final @Nullable String[] queries = new String[Names.QUERIES.maxId() + 1];

    /** Method and route, behind the kind of unit of work where that is no HTTP request. */
    public String endpoint(int id) {
        if (id < 0 || id >= endpoints.length) {
            return OTHER;
        }
        String known = endpoints[id];
        if (known == null) {
            known = describe(id);
            endpoints[id] = known;
        }
        return known;
    }

    private static String describe(int endpoint) {
        if (endpoint == NO_REQUEST) {
            return Endpoint.NO_REQUEST;
        }
        EndpointName name = Names.ENDPOINTS.name(endpoint);
        if (name == null) {
            return OTHER;
        }
        String called = name.method().isEmpty() ? name.route() : name.method() + " " + name.route();
        return name.kind().equals(Endpoint.HTTP) ? called : name.kind() + " " + called;
    }

    public String query(int id) {
        if (id <= 0 || id >= queries.length) {
            return OTHER;
        }
        String known = queries[id];
        if (known == null) {
            known = hex('q', Names.QUERIES.hash(id));
            queries[id] = known;
        }
        return known;
    }

    public String model(int id) {
        return orOther(Names.MODELS.name(id));
    }

    public String route(int id) {
        return orOther(Names.ROUTES.name(id));
    }

    public String command(int id) {
        return orOther(Names.COMMANDS.name(id));
    }

    public String pool(int id) {
        return orOther(Names.POOLS.name(id));
    }

    /** SQLState or class of an exception. */
    public String error(int id) {
        return orOther(Names.ERRORS.name(id));
    }

    /** From now on {@link #callSites} holds this call site, if it is one. */
    public void mentionSite(int id) {
        if (isSite(id)) {
            sites.set(id);
        }
    }

    /** A call site, which is thereby {@linkplain #mentionSite mentioned}. Empty for 0. */
    public String site(int id) {
        mentionSite(id);
        return isSite(id) ? hex('s', Names.CALL_SITES.hash(id)) : "";
    }

    private static boolean isSite(int id) {
        return id > 0 && id <= Names.CALL_SITES.maxId();
    }

    /** The call sites that were mentioned so far, ordered by id; made when they are asked for here. */
    public List<CallSite> callSites() {
        int[] mentioned = sites.stream()
                .filter(id -> Names.CALL_SITES.name(id) != null)
                .boxed()
                // The order of their hashes is that of the texts.
                .sorted(Comparator.comparing(Names.CALL_SITES::hash, Long::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Rows<>(mentioned.length, i -> described(mentioned[i]));
    }

    private CallSite described(int id) {
        io.pitot.agent.bootstrap.CallSite site = Names.CALL_SITES.name(id);
        List<CallSite.Frame> frames = site == null
                ? List.of()
                : site.frames().stream().map(DumpIds::described).toList();
        return new CallSite(site(id), frames, site == null ? List.of() : site.layers());
    }

    private static CallSite.Frame described(io.pitot.agent.bootstrap.CallSite.Frame frame) {
        return new CallSite.Frame(
                frame.type(),
                frame.method(),
                frame.file() == null ? "" : frame.file(),
                KotlinClasses.line(frame.type(), frame.line()));
    }

    private static String orOther(@Nullable String name) {
        return name == null ? OTHER : name;
    }

    private static String hex(char prefix, long hash) {
        return prefix + ":" + HEX.toHexDigits(hash);
    }
}
