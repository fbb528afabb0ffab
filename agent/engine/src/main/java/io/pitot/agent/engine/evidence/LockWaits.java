package io.pitot.agent.engine.evidence;

import io.pitot.agent.engine.table.LongTable;
import java.util.ArrayList;
import java.util.List;

/** How long requests under way have waited for locks so far, as far as it was seen. One thread only. */
public final class LockWaits {

    private static final int LIMIT = 1_024;

    /** Who has not waited for so long makes room where there is none: its end may have been dropped. */
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private final LongTable<LockWait> requests = new LongTable<>(LIMIT);

    /**
     * Adds to a request's time, and answers what is known of it. Where there is no room it stays a part of what is not known.
     *
     * @param nanoTime this moment
     */
    public LockWait add(long request, long nanos, long nanoTime) {
        LockWait wait = requests.get(request);
        if (wait == null) {
            wait = new LockWait();
            if (!requests.put(request, wait)) {
                forgetBefore(nanoTime - FORGOTTEN_NANOS);
                requests.put(request, wait);
            }
        }
        wait.add(nanos, nanoTime);
        return wait;
    }

    private void forgetBefore(long moment) {
        List<Long> forgotten = new ArrayList<>();
        requests.forEach((request, wait) -> {
            if (wait.isOver(moment)) {
                forgotten.add(request);
            }
        });
        forgotten.forEach(requests::remove);
    }

    /** How a request has waited, which is thereby forgotten; not at all if it was never seen to. */
    public LockWait take(long request) {
        LockWait wait = requests.size() == 0 ? null : requests.get(request);
        if (wait == null) {
            return LockWait.NONE;
        }
        requests.remove(request);
        return wait;
    }
}
