package io.pitot.agent.engine.table;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bounded hash table with {@code long} keys: no boxing, no allocation but to grow.
 *
 * @param <V> what a key leads to
 */
public final class LongTable<V> {

    /** Takes one entry of {@link #forEach}. */
    @FunctionalInterface
    public interface Visitor<V> {
        void visit(long key, V value);
    }

    /*
     * Open addressing with linear probing, at most half full; a slot is empty while its value is null.
     * Removal moves the entries behind the gap back (Knuth, The Art of Computer Programming, 6.4,
     * algorithm R), so that requests may come and go for ever without tombstones.
     */
    private final int limit;
    private long[] keys = new long[16];
    private @Nullable Object[] values = new Object[16];
    private int size;

    /** @param limit how many entries it takes */
    public LongTable(int limit) {
        this.limit = limit;
    }

    /** What the key leads to, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(long key) {
        return (V) values[slot(key)];
    }

    /** Adds or replaces. False, and nothing has changed, if that would exceed the limit. */
    public boolean put(long key, V value) {
        int slot = slot(key);
        if (values[slot] == null) {
            if (size == limit) {
                return false;
            }
            if ((size + 1) * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            size++;
            keys[slot] = key;
        }
        values[slot] = value;
        return true;
    }

    /** Takes an entry out if it is there. */
    public void remove(long key) {
        int gap = slot(key);
        if (values[gap] == null) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        for (int i = (gap + 1) & mask; values[i] != null; i = (i + 1) & mask) {
            int home = home(keys[i], mask);
            if (((i - home) & mask) >= ((i - gap) & mask)) {
                keys[gap] = keys[i];
                values[gap] = values[i];
                gap = i;
            }
        }
        values[gap] = null;
    }

    public int size() {
        return size;
    }

    /** Where an entry that is there lies, until one is added or taken out. */
    public int place(long key) {
        return slot(key);
    }

    /** The key of the entry at a {@linkplain #place place}. */
    public long keyAt(int place) {
        return keys[place];
    }

    /** What the key of the entry at a {@linkplain #place place} leads to. */
    @SuppressWarnings("unchecked")
    public V valueAt(int place) {
        return (V) Objects.requireNonNull(values[place]);
    }

    /** Visits every entry in no particular order. The visitor does not change the table. */
    @SuppressWarnings("unchecked")
    public void forEach(Visitor<? super V> visitor) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                visitor.visit(keys[i], (V) value);
            }
        }
    }

    /** Forgets everything, keeps the memory. */
    public void clear() {
        if (size > 0) {
            Arrays.fill(values, null);
            size = 0;
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int i = home(key, mask);
        while (values[i] != null && keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private static int home(long key, int mask) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    }

    private void grow() {
        // Both arrays before either field: out of memory leaves the table as it was.
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        long[] newKeys = new long[oldKeys.length * 2];
        @Nullable Object[] newValues = new Object[newKeys.length];
        int mask = newKeys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int j = home(oldKeys[i], mask);
                while (newValues[j] != null) {
                    j = (j + 1) & mask;
                }
                newKeys[j] = oldKeys[i];
                newValues[j] = oldValues[i];
            }
        }
        keys = newKeys;
        values = newValues;
    }
}
