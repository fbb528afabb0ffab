package io.pitot.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * What one cache in the process counts by; woven caches have one each ({@link ObservedCache}). A look-up takes no longer than an event, so
 * there are none: the aggregator reads the counts at each dump. Nothing is allocated in a look-up. Any thread may call any method.
 */
public class LocalCache {

    private static final String UNNAMED = "(unnamed)";

    private final String kind;
    private final boolean isBounded;
    private final int site;
    private final @Nullable WeakReference<Map<?, ?>> entries;
    private String name;

    /** Null before the first use: a framework may name the cache after it was made. */
    private @Nullable CacheCounts counts;

    /**
     * A cache that goes by the line that makes it until it is {@linkplain #call called} something.
     *
     * @param kind the library: {@code caffeine}
     * @param entries a map whose size is cheap to ask for and is the cache's; not kept alive. Null if there is none
     * @param isBounded whether anything limits how much it holds, or that is not known
     */
    public LocalCache(String kind, @Nullable Map<?, ?> entries, boolean isBounded) {
        this.kind = kind;
        this.isBounded = isBounded;
        this.entries = entries == null ? null : new WeakReference<>(entries);
        site = LocalCaches.madeAt();
        name = "";
    }

    /** A cache that has a name, but of which it is not known who made it and what it holds. */
    public LocalCache(String kind, String name) {
        this.kind = kind;
        this.name = name;
        isBounded = true;
        entries = null;
        site = CallSites.NONE;
    }

    /** What the application or its framework calls the cache. Look-ups before that are counted under what it was called then. */
    public final void call(String name) {
        this.name = name;
        counts = null;
    }

    /**
     * Calls the cache behind an object by a name; does nothing if there is none.
     *
     * @param facade a cache that is woven, or what shows one by {@link ExposedField}, however many lie between
     */
    public static void call(@Nullable Object facade, @Nullable String name) {
        ObservedCache observed = behind(facade);
        if (name != null && observed != null && observed.pitot$cache() instanceof LocalCache local) {
            local.call(name);
        }
    }

    private static @Nullable ObservedCache behind(@Nullable Object facade) {
        Object cache = facade;
        while (cache instanceof ExposedField exposing && !(cache instanceof ObservedCache)) {
            cache = exposing.pitot$field();
        }
        return cache instanceof ObservedCache observed ? observed : null;
    }

    /** The cache behind an object, as of {@link #call(Object, String)}, is counted elsewhere from now on. */
    public static void forget(@Nullable Object facade) {
        ObservedCache observed = behind(facade);
        if (observed != null && observed.pitot$cache() instanceof LocalCache local) {
            local.counts = new CacheCounts(local.kind, local.kind, CallSites.NONE, true);
        }
    }

    /** This thread asks a cache by an interface that wrappers of caches have, too. */
    public static void asks() {
        ThreadState.current().hasAskedBelow = false;
    }

    /** Whether none below was asked for what this thread {@linkplain #asks asked} last, and has the answer of now. */
    public static boolean isInnermost() {
        ThreadState state = ThreadState.current();
        boolean isInnermost = !state.hasAskedBelow;
        state.hasAskedBelow = true;
        return isInnermost;
    }

    /** The counts of a woven cache; null if it has none. */
    public static @Nullable LocalCache of(Object cache) {
        return cache instanceof ObservedCache observed && observed.pitot$cache() instanceof LocalCache local
                ? local
                : null;
    }

    private CacheCounts counts() {
        CacheCounts known = counts;
        return known == null ? register() : known;
    }

    private synchronized CacheCounts register() {
        CacheCounts known = counts;
        if (known == null) {
            known = LocalCaches.counts(kind, name.isEmpty() ? nameOfSite() : name, site, isBounded);
            known.holds(entries);
            counts = known;
            name = "";
        }
        return known;
    }

    private String nameOfSite() {
        CallSite made = site == CallSites.NONE ? null : Names.CALL_SITES.name(site);
        if (made == null) {
            return UNNAMED;
        }
        CallSite.Frame frame = made.frames().get(0);
        String type = frame.type().substring(frame.type().lastIndexOf('.') + 1);
        return type.concat(":").concat(Integer.toString(frame.line()));
    }

    /** So many look-ups found a value. */
    public final void found(int values) {
        counts().add(CacheCounts.HITS, values);
    }

    /** So many found none. */
    public final void missed(int values) {
        counts().add(CacheCounts.MISSES, values);
    }

    /** A value was made, and took so long. */
    public final void loaded(long nanos) {
        CacheCounts known = counts();
        known.add(CacheCounts.LOADS, 1);
        known.add(CacheCounts.LOAD_NANOS, nanos);
    }

    /** None could be made, after so long. */
    public final void failed(long nanos) {
        counts().add(CacheCounts.FAILED_LOADS, 1);
        loaded(nanos);
    }

    /** The cache let a value go by itself. */
    public final void evicted() {
        counts().add(CacheCounts.EVICTIONS, 1);
    }

    /**
     * This thread found no value for a key. If it stores one of the same key next, it has made it meanwhile, which is a load. Of the key
     * nothing is kept but its hash code, by the thread and not for longer than that.
     */
    public final void awaits(Object key) {
        ThreadState state = ThreadState.current();
        state.missedKeys().add(counts(), key.hashCode(), state.requestId, System.nanoTime());
    }

    /** A value was put in, which this thread may have made for a look-up that missed. */
    public final void stored(Object key) {
        CacheCounts known = counts();
        known.add(CacheCounts.STORES, 1);
        ThreadState state = ThreadState.current();
        MissedKeys missed = state.missedKeysIfAny();
        if (missed != null) {
            long since = missed.take(known, key.hashCode(), state.requestId);
            if (since != MissedKeys.NONE) {
                loaded(Math.max(0, System.nanoTime() - since));
            }
        }
    }

    /** So many values were put in that nobody has waited for. */
    public final void stored(int values) {
        counts().add(CacheCounts.STORES, values);
    }

    /**
     * Counts what a function does that a cache calls, on this thread, for a look-up that found nothing.
     *
     * @param isTimed whether its time is that of a load; false where it only begins one
     * @return what takes its place, until it is {@linkplain #end ended}
     */
    public final CountedLoad begin(Function<?, ?> function, boolean isTimed) {
        CountedLoad load = ThreadState.current().countedLoad();
        load.begin(this, function, null, isTimed);
        return load;
    }

    /** The same of what is called without the key. */
    public final CountedLoad begin(Callable<?> callable) {
        CountedLoad load = ThreadState.current().countedLoad();
        load.begin(this, null, callable, true);
        return load;
    }

    /** The look-up is done, on the same thread. Answers whether the function was called for it. */
    public static boolean end(CountedLoad load) {
        boolean hasRun = load.hasRun();
        load.clear();
        ThreadState.current().recycle(load);
        return hasRun;
    }
}
