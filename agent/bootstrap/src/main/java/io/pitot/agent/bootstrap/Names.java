package io.pitot.agent.bootstrap;

/** The tables that give events their ids. */
public final class Names {

    /** Fingerprints of statements, keyed by {@code SqlScanner}'s fingerprint hash. */
    public static final NameTable<String> QUERIES = new NameTable<>(Settings.queryLimit());

    public static final NameTable<EndpointName> ENDPOINTS = new NameTable<>(Settings.endpointLimit());

    public static final NameTable<String> MODELS = new NameTable<>(200);

    public static final NameTable<String> POOLS = new NameTable<>(50);

    /** SQLStates and class names of exceptions. Fits the 16 bits of an event's code. */
    public static final NameTable<String> ERRORS = new NameTable<>(500);

    public static final NameTable<CallSite> CALL_SITES = new NameTable<>(4_000);

    private Names() {}

    static int endpoint(String kind, String method, String route) {
        long hash = Hashing.text(Hashing.text(Hashing.text(0, kind), method), route);
        int id = ENDPOINTS.find(hash);
        return id >= 0 ? id : ENDPOINTS.add(hash, new EndpointName(kind, method, route));
    }

    /** The same for a route in three parts, which are joined only if the endpoint is new. */
    static int endpoint(String kind, String method, String prefix, String separator, String route) {
        long hash = Hashing.text(Hashing.text(0, kind), method);
        hash = Hashing.characters(hash, prefix);
        hash = Hashing.characters(hash, separator);
        hash = Hashing.characters(hash, route);
        hash = Hashing.combine(hash, prefix.length() + separator.length() + route.length());
        int id = ENDPOINTS.find(hash);
        return id >= 0
                ? id
                : ENDPOINTS.add(
                        hash,
                        new EndpointName(kind, method, prefix.concat(separator).concat(route)));
    }

    static int named(NameTable<String> table, String name) {
        long hash = Hashing.text(0, name);
        int id = table.find(hash);
        return id >= 0 ? id : table.add(hash, name);
    }
}
