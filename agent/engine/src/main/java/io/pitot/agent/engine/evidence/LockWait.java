package io.pitot.agent.engine.evidence;

/** How long one request has waited for locks, as far as it was seen, and where. */
public final class LockWait {

    /** Where nobody has looked. */
    static final LockWait NONE = new LockWait();

    private static final int UNPLACED = -1;

    private long nanos;
    private long last;
    private int site = UNPLACED;
    private int holder = UNPLACED;

    void add(long more, long nanoTime) {
        nanos += more;
        last = nanoTime;
    }

    /** How long it has waited. */
    public long nanos() {
        return nanos;
    }

    boolean isOver(long moment) {
        return last - moment < 0;
    }

    /** Whether somebody has looked where it waits. */
    public boolean isPlaced() {
        return site != UNPLACED;
    }

    /**
     * It was seen to wait.
     *
     * @param site id of the call site, 0 if it is none of the application's
     * @param holder that of the thread that has the lock; 0 if that is not known
     */
    public void placeAt(int site, int holder) {
        this.site = site;
        this.holder = holder;
    }

    /** Id of the call site that it was seen to wait at; 0 if it is not known. */
    public int site() {
        return Math.max(0, site);
    }

    /** Id of the call site that the lock's holder was seen at; 0 if it is not known. */
    public int holder() {
        return Math.max(0, holder);
    }
}
