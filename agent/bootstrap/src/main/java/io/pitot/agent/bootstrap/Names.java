package io.pitot.agent.bootstrap;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The tables that give events their ids. */
public final class Names {

    /** Fingerprints of statements, keyed by {@code SqlScanner}'s fingerprint hash. */
    public static final NameTable<String> QUERIES = new NameTable<>(Settings.queryLimit());

    public static final NameTable<EndpointName> ENDPOINTS = new NameTable<>(Settings.endpointLimit());

    public static final NameTable<String> MODELS = new NameTable<>(200);

    /** A service of many tenants has a pool for each. */
    public static final NameTable<String> POOLS = new NameTable<>(200);

    /** What is called over HTTP, as {@code GET host/users/{n}}: never a path as it was sent, and no query. */
    public static final NameTable<String> ROUTES = new NameTable<>(200);

    /** What is asked of caches, as {@code GET user:{n}:cart}: never a key as it was sent. */
    public static final NameTable<String> COMMANDS = new NameTable<>(200);

    /** SQLStates and class names of exceptions. Fits the 16 bits of an event's code. */
    public static final NameTable<String> ERRORS = new NameTable<>(500);

    public static final NameTable<CallSite> CALL_SITES = new NameTable<>(4_000);

    /** The frames seen last: call sites have most of theirs in common. */
    private static final AtomicReferenceArray<CallSite.Frame> FRAMES = new AtomicReferenceArray<>(4_096);

    private Names() {}

    /** An equal frame, the same for many call sites. */
    static CallSite.Frame shared(CallSite.Frame frame) {
        long hash = Hashing.combine(Hashing.text(Hashing.text(0, frame.type()), frame.method()), frame.line());
        int slot = (int) (Hashing.mix(hash) >>> 32) & (FRAMES.length() - 1);
        CallSite.Frame known = FRAMES.getAcquire(slot);
        if (known != null && areEqual(known, frame)) {
            return known;
        }
        FRAMES.setRelease(slot, frame);
        return frame;
    }

    /** By hand: the method of a record is linked when it is first called, which takes milliseconds. */
    private static boolean areEqual(CallSite.Frame one, CallSite.Frame other) {
        return one.line() == other.line()
                && one.type().equals(other.type())
                && one.method().equals(other.method())
                && Objects.equals(one.file(), other.file());
    }

    public static int endpoint(String kind, String method, String route) {
        long hash = Hashing.text(Hashing.text(Hashing.text(0, kind), method), route);
        int id = ENDPOINTS.find(hash);
        return id >= 0 ? id : ENDPOINTS.add(hash, new EndpointName(kind, method, route));
    }

    /** The same for a route's template in three parts, which are joined, and its names taken, only if it is new. */
    static int endpoint(String kind, String method, String prefix, String separator, String route) {
        long hash = Hashing.text(Hashing.text(0, kind), method);
        hash = Hashing.characters(hash, prefix);
        hash = Hashing.characters(hash, separator);
        hash = Hashing.characters(hash, route);
        hash = Hashing.combine(hash, prefix.length() + separator.length() + route.length());
        int known = RouteAliases.find(hash);
        int id = known == NameTable.OTHER ? ENDPOINTS.find(hash) : known;
        return id >= 0
                ? id
                : endpointOf(hash, kind, method, prefix.concat(separator).concat(route));
    }

    private static int endpointOf(long hash, String kind, String method, String template) {
        String route = RouteTemplate.named(template);
        if (route.equals(template)) {
            return ENDPOINTS.add(hash, new EndpointName(kind, method, route));
        }
        int id = endpoint(kind, method, route);
        if (id != NameTable.OTHER) {
            RouteAliases.add(hash, id);
        }
        return id;
    }

    static int named(NameTable<String> table, String name) {
        long hash = Hashing.text(0, name);
        int id = table.find(hash);
        return id >= 0 ? id : table.add(hash, name);
    }
}
