package io.pitot.agent.bootstrap;

/**
 * Endpoints by the hash of a template that says more than {@linkplain RouteTemplate their name}, so that it is read once and not in each
 * request, and so that templates of one name are one endpoint. Bounded: the template of one that there is no room for is read each time. Any thread.
 */
final class RouteAliases {

    private static final NameTable<Integer> KNOWN = new NameTable<>(Settings.endpointLimit());

    private RouteAliases() {}

    /** The id of its endpoint; {@link NameTable#OTHER} if none is known, as for a template that has nothing but names. */
    static int find(long hash) {
        int alias = KNOWN.find(hash);
        Integer endpoint = alias <= 0 ? null : KNOWN.name(alias);
        return endpoint == null ? NameTable.OTHER : endpoint;
    }

    static void add(long hash, int endpoint) {
        KNOWN.add(hash, endpoint);
    }
}
