package io.pitot.agent.instrumentation;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of class loaders, by identity and weakly: values must not refer to their loader. Any thread may ask, and nothing of a
 * loader is called: its {@code hashCode} and {@code equals} may be the application's, and wait for a lock whose owner loads a class.
 */
final class PerLoader<V> {

    /** Equal to another of the same loader; after the loader is gone only to itself. */
    private static final class Key extends WeakReference<ClassLoader> {

        private final int hash;

        Key(@Nullable ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            ClassLoader loader = get();
            return loader != null && other instanceof Key key && key.refersTo(loader);
        }
    }

    private static final Key BOOT = new Key(null, null);

    private final ConcurrentHashMap<Key, V> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** What is known of a loader; null if nothing is. */
    @Nullable
    V get(@Nullable ClassLoader loader) {
        return known.get(loader == null ? BOOT : new Key(loader, null));
    }

    /** Remembers this of a loader, unless something is known of it. Answers what is known then. */
    V putIfAbsent(@Nullable ClassLoader loader, V value) {
        for (Reference<?> lost = gone.poll(); lost != null; lost = gone.poll()) {
            known.remove(lost);
        }
        V before = known.putIfAbsent(loader == null ? BOOT : new Key(loader, gone), value);
        return before == null ? value : before;
    }
}
