package io.pitot.agent.bootstrap;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The caches in this process, by their names. Bounded: what exceeds it is counted together. */
public final class LocalCaches {

    /** Names that are told apart. */
    public static final int LIMIT = 200;

    /** Caches that are named after the line that made them: a walk over the stack each, which one that is made for each request would notice. */
    private static final int NAMED_BY_LINE = 1_000;

    private static final String OTHER = "other";

    private static final ConcurrentHashMap<String, CacheCounts> KNOWN = new ConcurrentHashMap<>();

    private static final AtomicInteger WALKS = new AtomicInteger();

    private LocalCaches() {}

    /** What was counted under each name; those without a look-up are not among them. */
    public static Collection<CacheCounts> all() {
        return KNOWN.values();
    }

    /** The line that makes a cache; {@link CallSites#NONE} from the thousandth on, or if no frame is the application's. */
    static int madeAt() {
        return WALKS.get() < NAMED_BY_LINE && WALKS.getAndIncrement() < NAMED_BY_LINE
                ? CallSites.capture()
                : CallSites.NONE;
    }

    /** Where a cache of this kind and name counts; the bound may be exceeded by as many threads as ask at once. */
    static CacheCounts counts(String kind, String name, int site, boolean isBounded) {
        String id = kind.concat(" ").concat(name);
        CacheCounts known = KNOWN.get(id);
        if (known != null) {
            return known;
        }
        return KNOWN.size() < LIMIT
                ? KNOWN.computeIfAbsent(id, made -> new CacheCounts(made, kind, site, isBounded))
                : KNOWN.computeIfAbsent(OTHER, made -> new CacheCounts(made, "", CallSites.NONE, true));
    }
}
