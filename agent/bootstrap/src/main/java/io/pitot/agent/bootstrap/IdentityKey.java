package io.pitot.agent.bootstrap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * An object as the key of a map, by identity and weakly: nothing of the object is called, whose {@code hashCode} and {@code equals} may be the
 * application's. Equal to another key of the same object; after the object is gone only to itself.
 *
 * @param <T> the object's type
 */
public final class IdentityKey<T> extends WeakReference<T> {

    private final int hash;

    /** @param queue where the key comes when the object is gone; null for one that is only looked up with */
    public IdentityKey(@Nullable T object, @Nullable ReferenceQueue<T> queue) {
        super(object, queue);
        hash = System.identityHashCode(object);
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
        T object = get();
        return object != null && other instanceof IdentityKey<?> key && refersTo(key, object);
    }

    @SuppressWarnings("unchecked")
    private static boolean refersTo(IdentityKey<?> key, Object object) {
        return ((IdentityKey<Object>) key).refersTo(object);
    }
}
