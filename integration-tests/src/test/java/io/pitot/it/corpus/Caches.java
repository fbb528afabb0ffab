package io.pitot.it.corpus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/** Caches in the process, as they should be and as they are. Each program has one of its own, and is run for each of {@link #TURNS} turns. */
public final class Caches {

    /** How often each program is run. */
    public static final int TURNS = 2_000;

    private static final LoadingCache<Integer, String> TOO_SMALL =
            bounded(20).build(Caches::made); // here: smallerThanWhatIsAskedFor
    private static final Cache<Integer, String> ASIDE = bounded(20).build(); // here: filledByTheApplication
    private static final LoadingCache<Integer, String> CLEARED =
            bounded(1_000).build(Caches::made); // here: clearedWithEachChange
    private static final Cache<String, String> CHANGING = bounded(50).build(); // here: aKeyThatIsNeverTheSame
    private static final Cache<String, String> UNBOUNDED = Caffeine.newBuilder().build(); // here: everySearchIsKept
    private static final LoadingCache<Integer, String> FILLING = bounded(10_000).build(Caches::made);
    private static final LoadingCache<Integer, String> LARGE_ENOUGH =
            bounded(200).build(Caches::made);
    private static final LoadingCache<Integer, String> ALL_THERE_IS =
            Caffeine.newBuilder().build(Caches::made);
    private static final Cache<Integer, String> LOCKS = bounded(100).build();
    private static final LoadingCache<Integer, String> HARDLY_USED = bounded(2).build(Caches::made);

    private Caches() {}

    /** What is too much goes at once, and not when another thread comes to it. */
    private static Caffeine<Object, Object> bounded(int size) {
        return Caffeine.newBuilder().executor(Runnable::run).maximumSize(size);
    }

    @Verdict(value = "LOW_HIT_RATE", remedy = "maximumSize")
    static void smallerThanWhatIsAskedFor(Visit visit) {
        String unused = TOO_SMALL.get(visit.turn() % 200);
    }

    @Verdict(value = "LOW_HIT_RATE", remedy = "maximumSize")
    static void filledByTheApplication(Visit visit) {
        int key = visit.turn() % 200;
        if (ASIDE.getIfPresent(key) == null) {
            ASIDE.put(key, made(key));
        }
    }

    @Verdict(value = "LOW_HIT_RATE", remedy = "invalidated")
    static void clearedWithEachChange(Visit visit) {
        String unused = CLEARED.get(visit.turn() % 10);
        if (visit.turn() % 12 == 0) {
            CLEARED.invalidateAll();
        }
    }

    @Verdict(value = "LOW_HIT_RATE", remedy = "A key that holds what changes")
    static void aKeyThatIsNeverTheSame(Visit visit) {
        String unused = CHANGING.get("order at " + visit.turn(), key -> "made");
    }

    @Verdict("UNBOUNDED_CACHE")
    static void everySearchIsKept(Visit visit) {
        String unused = UNBOUNDED.get("search for " + visit.turn(), key -> "found");
    }

    /** It is empty at first, and asked for everything once or twice. */
    @Verdict
    static void beingFilled(Visit visit) {
        String unused = FILLING.get(visit.turn() % 1_500);
    }

    @Verdict
    static void largeEnough(Visit visit) {
        String unused = LARGE_ENOUGH.get(visit.turn() % 150);
    }

    @Verdict
    static void withoutABoundBecauseThereAreFew(Visit visit) {
        String unused = ALL_THERE_IS.get(visit.turn() % 300);
    }

    /** Whether somebody has locked it: mostly not. */
    @Verdict
    static void askedWhetherItIsLocked(Visit visit) {
        String unused = LOCKS.getIfPresent(visit.turn());
    }

    @Verdict
    static void hardlyUsed(Visit visit) {
        if (visit.turn() < 150) {
            String unused = HARDLY_USED.get(visit.turn());
        }
    }

    private static String made(int key) {
        return "value of " + key;
    }
}
