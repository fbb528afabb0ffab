package io.pitot.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What happened in the caches of one name in this process, since its start. It belongs to the name and not to a cache: it keeps none
 * alive, and what a cache has counted that is no more stays counted. Any thread may call any method.
 */
public final class CacheCounts {

    /** Look-ups that found a value. */
    public static final int HITS = 0;

    /** Look-ups that found none. */
    public static final int MISSES = 1;

    /** Values that were made for a look-up that missed, or anew; failed ones too. */
    public static final int LOADS = 2;

    /** How many of those failed, or made nothing. */
    public static final int FAILED_LOADS = 3;

    /** Their nanoseconds. */
    public static final int LOAD_NANOS = 4;

    /** Values put in. */
    public static final int STORES = 5;

    /** Values that the cache let go by itself: for its size, or their age. */
    public static final int EVICTIONS = 6;

    /** How many of these numbers there are. */
    public static final int NUMBERS = 7;

    /** Entries of a cache whose number is not known. */
    public static final int UNKNOWN = -1;

    /** A cache line's worth: what two threads add to at once must not be neighbours. */
    private static final int STRIDE = 8;

    private static final int STRIPES = 4;

    /** Where there are more of one name, it is not known how much they hold. */
    private static final int SIZED_CACHES = 16;

    private final String id;
    private final String kind;
    private final int site;
    private final boolean isBounded;

    /*
     * One set of numbers, as most caches are asked by few threads at once; the others are made when two threads first
     * meet at one. A thread keeps to its own from then on.
     */
    private final AtomicLongArray first = new AtomicLongArray(NUMBERS);
    private volatile @Nullable AtomicLongArray stripes;

    /** Those whose entries are known; of caches that are no more, too. */
    private @Nullable WeakReference<Map<?, ?>>[] sized = none(0);

    private boolean hasUnsized;

    CacheCounts(String id, String kind, int site, boolean isBounded) {
        this.id = id;
        this.kind = kind;
        this.site = site;
        this.isBounded = isBounded;
    }

    /** Kind and name: {@code caffeine products}. */
    public String id() {
        return id;
    }

    /** The library: {@code caffeine}; empty for those that exceed the bound. */
    public String kind() {
        return kind;
    }

    /** The id of the call site that made the first of them; {@link CallSites#NONE} if it is not known. */
    public int site() {
        return site;
    }

    /** Whether anything limits how much the first of them holds, as far as is known. */
    public boolean isBounded() {
        return isBounded;
    }

    void add(int number, long more) {
        AtomicLongArray own = stripes;
        if (own == null) {
            long before = first.get(number);
            if (first.compareAndSet(number, before, before + more)) {
                return;
            }
            own = striped();
        }
        int stripe = (int) Thread.currentThread().getId() & (STRIPES - 1);
        own.getAndAdd(stripe * STRIDE + number, more);
    }

    private synchronized AtomicLongArray striped() {
        AtomicLongArray made = stripes;
        if (made == null) {
            made = new AtomicLongArray(STRIPES * STRIDE);
            stripes = made;
        }
        return made;
    }

    /** One of the numbers. Never less than before. */
    public long get(int number) {
        long sum = first.get(number);
        AtomicLongArray others = stripes;
        if (others != null) {
            for (int stripe = 0; stripe < STRIPES; stripe++) {
                sum += others.get(stripe * STRIDE + number);
            }
        }
        return sum;
    }

    /** One more cache has this name. */
    synchronized void holds(@Nullable WeakReference<Map<?, ?>> entries) {
        int place = 0;
        while (place < sized.length && isThere(sized[place])) {
            place++;
        }
        if (entries == null || place == SIZED_CACHES) {
            hasUnsized = true;
            return;
        }
        if (place == sized.length) {
            @Nullable WeakReference<Map<?, ?>>[] more = none(place + 1);
            System.arraycopy(sized, 0, more, 0, place);
            sized = more;
        }
        sized[place] = entries;
    }

    private static boolean isThere(@Nullable WeakReference<Map<?, ?>> cache) {
        return cache != null && cache.get() != null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable WeakReference<Map<?, ?>>[] none(int size) {
        return new WeakReference[size];
    }

    /** The entries of all caches of this name that are still there; {@link #UNKNOWN} where one does not say. */
    public long entries() {
        @Nullable WeakReference<Map<?, ?>>[] caches;
        synchronized (this) {
            if (hasUnsized) {
                return UNKNOWN;
            }
            caches = sized.clone();
        }
        long entries = 0;
        for (WeakReference<Map<?, ?>> cache : caches) {
            Map<?, ?> there = cache == null ? null : cache.get();
            // May wait for a lock of the application's, whose owner may be about to count here.
            entries += there == null ? 0 : there.size();
        }
        return entries;
    }
}
