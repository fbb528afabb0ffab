package io.pitot.agent.engine;

import io.pitot.agent.engine.evidence.CutBudget;
import io.pitot.agent.engine.table.LongTable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests that are not folded yet, by id; bounded, and reused. */
final class OpenRequests {

    private final int limit;
    private static final int CUT_SUMS = 2_048;

    private final HeldChunks chunks;
    private final CutBudget cutBudget = new CutBudget(CUT_SUMS);
    private final LongTable<OpenRequest> table;
    private @Nullable OpenRequest free;
    private @Nullable OpenRequest lastFound;

    OpenRequests(int limit, HeldChunks chunks) {
        this.limit = limit;
        this.chunks = chunks;
        table = new LongTable<>(limit);
    }

    /** The request with this id, or null. */
    @Nullable
    OpenRequest find(long id) {
        OpenRequest last = lastFound;
        if (last != null && last.id == id) {
            return last;
        }
        OpenRequest found = table.get(id);
        if (found != null) {
            lastFound = found;
        }
        return found;
    }

    boolean isFull() {
        return table.size() == limit;
    }

    int size() {
        return table.size();
    }

    /** Opens a request that {@link #find} does not know. Not when full. */
    OpenRequest open(long id) {
        OpenRequest request = free;
        if (request == null) {
            request = new OpenRequest(chunks, cutBudget);
        } else {
            free = request.next;
            request.next = null;
        }
        request.id = id;
        table.put(id, request);
        lastFound = request;
        return request;
    }

    /** Forgets a request. */
    void close(OpenRequest request) {
        table.remove(request.id);
        lastFound = null;
        request.reset();
        request.next = free;
        free = request;
    }

    /** How many events have come of all of them. */
    long events() {
        long[] sum = {0};
        table.forEach((id, request) -> sum[0] += request.taken());
        return sum[0];
    }

    /** Hands over and closes the requests without an end whose last event is older than this moment. */
    void closeSilentSince(long nanos, Consumer<OpenRequest> last) {
        OpenRequest[] silent = new OpenRequest[table.size()];
        int[] size = {0};
        table.forEach((id, request) -> {
            if (!request.ended && request.touched - nanos <= 0) {
                silent[size[0]++] = request;
            }
        });
        for (int i = 0; i < size[0]; i++) {
            last.accept(silent[i]);
            close(silent[i]);
        }
    }

    /** The moment that lies in the middle between the oldest and the latest last event of all requests without an end. */
    long middleOfSilence(long now) {
        long[] oldest = {now};
        table.forEach((id, request) -> {
            if (!request.ended && request.touched - oldest[0] < 0) {
                oldest[0] = request.touched;
            }
        });
        return oldest[0] + (now - oldest[0]) / 2;
    }
}
