package io.pitot.agent.bootstrap;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks of the application that wait in a pool, and the request that handed each over. By identity and weakly: the
 * pool must get the task itself, which the application may compare, cast or take back, and may never run it.
 *
 * <p>A task that several requests handed over, such as a lambda that captures nothing, is taken to be run in the order
 * in which it was handed over. Bounded: what does not fit runs outside its request. Any thread.
 */
final class SubmittedTasks {

    private static final int LIMIT = 10_000;
    private static final int SAME_LIMIT = 1_000;

    private final ConcurrentHashMap<IdentityKey<Runnable>, ArrayDeque<RequestIdentity>> waiting =
            new ConcurrentHashMap<>();
    private final ReferenceQueue<Runnable> gone = new ReferenceQueue<>();

    void add(Runnable task, RequestIdentity identity) {
        for (Reference<?> lost = gone.poll(); lost != null; lost = gone.poll()) {
            waiting.remove(lost);
        }
        IdentityKey<Runnable> key = new IdentityKey<>(task, gone);
        if (waiting.size() >= LIMIT && !waiting.containsKey(key)) {
            return;
        }
        waiting.compute(key, (any, before) -> {
            ArrayDeque<RequestIdentity> identities = before == null ? new ArrayDeque<>(1) : before;
            if (identities.size() < SAME_LIMIT) {
                identities.add(identity);
            }
            return identities;
        });
    }

    /** The request that handed the task over first, which is forgotten; or null. */
    @Nullable
    RequestIdentity remove(Runnable task) {
        if (waiting.isEmpty()) {
            return null;
        }
        RequestIdentity[] first = {null};
        waiting.computeIfPresent(new IdentityKey<>(task, null), (any, identities) -> {
            first[0] = identities.poll();
            return identities.isEmpty() ? null : identities;
        });
        return first[0];
    }
}
