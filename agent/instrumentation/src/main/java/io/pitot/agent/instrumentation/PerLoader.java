package io.pitot.agent.instrumentation;

import io.pitot.agent.bootstrap.IdentityKey;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of class loaders, by identity and weakly: values must not refer to their loader. Any thread may ask, and nothing of a
 * loader is called: it may wait for a lock whose owner loads a class.
 */
final class PerLoader<V> {

    private static final IdentityKey<ClassLoader> BOOT = new IdentityKey<>(null, null);

    private final ConcurrentHashMap<IdentityKey<ClassLoader>, V> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** What is known of a loader; null if nothing is. */
    @Nullable
    V get(@Nullable ClassLoader loader) {
        return known.get(loader == null ? BOOT : new IdentityKey<>(loader, null));
    }

    /** Remembers this of a loader, unless something is known of it. Answers what is known then. */
    V putIfAbsent(@Nullable ClassLoader loader, V value) {
        for (Reference<?> lost = gone.poll(); lost != null; lost = gone.poll()) {
            known.remove(lost);
        }
        V before = known.putIfAbsent(loader == null ? BOOT : new IdentityKey<>(loader, gone), value);
        return before == null ? value : before;
    }
}
