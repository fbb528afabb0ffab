package io.pitot.agent.bootstrap;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Endpoints by the hash of a template that says more than {@linkplain RouteTemplate their name}, so that it is read once and not in each
 * request, and so that templates of one name are one endpoint. Bounded: the template of one that there is no room for is read each time. Any thread.
 */
final class RouteAliases {

    /** Null where no template says more, as in most applications: these pay for no look-up and no table. */
    private static final AtomicReference<@Nullable NameTable<Integer>> KNOWN = new AtomicReference<>();

    private RouteAliases() {}

    /** The id of its endpoint; {@link NameTable#OTHER} if none is known, as for a template that has nothing but names. */
    static int find(long hash) {
        NameTable<Integer> known = KNOWN.get();
        if (known == null) {
            return NameTable.OTHER;
        }
        int alias = known.find(hash);
        Integer endpoint = alias <= 0 ? null : known.name(alias);
        return endpoint == null ? NameTable.OTHER : endpoint;
    }

    static void add(long hash, int endpoint) {
        NameTable<Integer> known = KNOWN.get();
        if (known == null) {
            // Of two threads one makes it.
            KNOWN.compareAndSet(null, new NameTable<>(Settings.endpointLimit()));
            known = KNOWN.get();
        }
        if (known != null) {
            known.add(hash, endpoint);
        }
    }
}
