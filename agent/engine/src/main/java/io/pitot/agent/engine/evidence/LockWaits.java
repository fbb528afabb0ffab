package io.pitot.agent.engine.evidence;

import io.pitot.agent.engine.table.LongTable;
import java.util.ArrayList;
import java.util.List;

/** How long requests under way have waited for locks so far, as far as it was seen. One thread only. */
public final class LockWaits {

    private static final int LIMIT = 1_024;

    /** Who has not waited for so long makes room where there is none: its end may have been dropped. */
    private static final long FORGOTTEN_NANOS = 60_000_000_000L;

    private static final class Wait {
        long nanos;
        long last;
    }

    private final LongTable<Wait> requests = new LongTable<>(LIMIT);

    /**
     * Adds to a request's time. Where there is no room it stays a part of what is not known.
     *
     * @param nanoTime this moment
     */
    public void add(long request, long nanos, long nanoTime) {
        Wait wait = requests.get(request);
        if (wait == null) {
            wait = new Wait();
            wait.last = nanoTime;
            if (!requests.put(request, wait)) {
                forgetBefore(nanoTime - FORGOTTEN_NANOS);
                requests.put(request, wait);
            }
        }
        wait.nanos += nanos;
        wait.last = nanoTime;
    }

    private void forgetBefore(long moment) {
        List<Long> forgotten = new ArrayList<>();
        requests.forEach((request, wait) -> {
            if (wait.last - moment < 0) {
                forgotten.add(request);
            }
        });
        forgotten.forEach(requests::remove);
    }

    /** What a request has waited, which is thereby forgotten; 0 if it was never seen to. */
    public long take(long request) {
        Wait wait = requests.size() == 0 ? null : requests.get(request);
        if (wait == null) {
            return 0;
        }
        requests.remove(request);
        return wait.nanos;
    }
}
