package io.pitot.agent.engine.reuse;

import io.pitot.agent.bootstrap.Hashing;

/** A query or model whose repeats are followed. */
final class Followed {

    /** So many calls say whether there are repeats. */
    private static final long ENOUGH_CALLS = 100;

    private static final double FEW_REPEATS = 0.02;

    final int subject;
    private final SamplePool pool;
    private final KeyStack keys = new KeyStack();
    private final Lifetimes lifetimes = new Lifetimes();
    private ReuseSums sums = new ReuseSums();
    private int now;

    /** Since it is followed. */
    private long calls;

    private long repeats;
    private long nanos;

    /** Since the last review. */
    private long callsSince;

    private long nanosSince;
    private double savedSince;

    /** What repeats took of late; half of it counts from one review to the next. */
    private double saved;

    private int reviews;
    private int idleReviews;

    /**
     * @param subject its id among all subjects
     * @param pool has {@link KeyStack#LEAST} samples for it
     */
    Followed(int subject, SamplePool pool) {
        this.subject = subject;
        this.pool = pool;
        pool.take(KeyStack.LEAST);
    }

    /**
     * Adds a call that did not fail.
     *
     * @param arguments their salted hash
     * @param millis when it began
     */
    void add(long arguments, int millis, long took) {
        sums.calls++;
        sums.nanos += took;
        calls++;
        callsSince++;
        nanosSince += took;
        int hash = (int) Hashing.mix(arguments);
        if (!keys.mayHave(hash)) {
            return;
        }
        int slot = keys.find(hash);
        // Requests are told of as they end: what began earlier than what is known already counts as now.
        if (millis - now > 0) {
            now = millis;
        }
        if (slot != KeyStack.NONE) {
            repeat(slot, took);
        } else if (keys.samples(hash)) {
            addKey(hash);
        }
    }

    private void addKey(int hash) {
        if (keys.isFull()) {
            makeRoom();
            if (!keys.samples(hash)) {
                return;
            }
        }
        lifetimes.now(now);
        int slot = keys.add(hash);
        keys.time(slot, now);
        lifetimes.load(keys.loads(), slot);
        long weight = keys.weight();
        sums.sampled += weight;
        sums.firstCalls += weight;
        sums.sampledKeys++;
    }

    private void makeRoom() {
        int more = keys.capacity();
        if (pool.free() >= more) {
            pool.take(more);
            keys.resize(2 * more);
        } else {
            keys.thinOut(calls);
        }
    }

    private void repeat(int slot, long took) {
        long weight = keys.weight(slot);
        sums.sampled += weight;
        sums.repeatNanos += weight * took;
        repeats += weight;
        savedSince += (double) weight * took;
        int last = keys.time(slot);
        boolean written = keys.isWritten(slot);
        if (last == now && !written && keys.isLast(slot)) {
            sums.repeatAtOnce(weight);
            return;
        }
        long depth = keys.depth(slot);
        sums.repeat(depth, written, weight);
        lifetimes.now(now);
        lifetimes.use(keys.loads(), slot, last, depth, weight, sums);
        keys.touch(slot);
        keys.time(slot, now);
    }

    /** Adds a call whose arguments are not known. */
    void addUnknown() {
        sums.unknownArguments++;
    }

    /** What its answers are made of is written. */
    void write() {
        keys.write();
    }

    /** What was counted in this interval. */
    ReuseSums sums() {
        return sums;
    }

    void nextInterval() {
        sums = new ReuseSums();
    }

    /** Says what of late was spent on repeats, in nanoseconds; from one call to the next some seconds pass. */
    void review() {
        saved = saved / 2 + savedSince;
        idleReviews = callsSince == 0 ? idleReviews + 1 : 0;
        reviews++;
        nanos += nanosSince;
        nanosSince = 0;
        savedSince = 0;
        callsSince = 0;
    }

    /** What repeats took of late. */
    double saved() {
        return saved;
    }

    /** Reviews since it is followed. */
    int reviews() {
        return reviews;
    }

    /** What all its calls took from the first until the last review. */
    long nanos() {
        return nanos;
    }

    /** What a call took on average since the last review; infinite if there were too few to tell. */
    double averageSince() {
        return callsSince < ENOUGH_CALLS ? Double.POSITIVE_INFINITY : (double) nanosSince / callsSince;
    }

    int capacity() {
        return keys.capacity();
    }

    /** Whether its place would be better used by another: it is called no more, or always with something new. */
    boolean isIdle() {
        return idleReviews >= 2;
    }

    boolean hasFewRepeats() {
        return calls >= ENOUGH_CALLS && repeats < FEW_REPEATS * calls;
    }

    /** Gives half of its samples back. */
    void shrink() {
        int half = keys.capacity() / 2;
        keys.resize(half);
        pool.give(half);
    }

    /** Gives all its samples back; not to be used any more. */
    void end() {
        pool.give(keys.capacity());
    }
}
