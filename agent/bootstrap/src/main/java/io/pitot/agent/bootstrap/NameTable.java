package io.pitot.agent.bootstrap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Names that have become ids: a bounded, lock-free hash table from a 64-bit hash to a small id. Entries
 * are never removed, so an id means the same name for the life of the JVM. Any thread may call any
 * method.
 *
 * @param <T> the name behind an id
 */
public final class NameTable<T> {

    /** The id of everything that exceeds the table's limit. */
    public static final int OTHER = 0;

    /*
     * Open addressing with linear probing; the id is the slot's index + 1. A slot is taken by a CAS of its
     * key from 0, and the name follows by a release store, or by a plain one where the stack has no room for the
     * call: nobody else would ever bring it. A thread that finds the key before the name is there uses the id all
     * the same; only readers of names (the aggregator, later) can see null, and ask again. The size is counted
     * after the slot is taken, so that whoever finds the table full also finds the name that filled it; threads
     * that add at the same moment may exceed the limit by their number, for which the slots suffice.
     */
    private static final VarHandle NAMES = MethodHandles.arrayElementVarHandle(Object[].class);

    private final AtomicLongArray keys;
    private final Object[] names;
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder overflow = new LongAdder();
    private final int limit;
    private final int mask;

    /** @param limit how many names are told apart */
    public NameTable(int limit) {
        int capacity = Integer.highestOneBit(Math.max(limit, 4) * 2 - 1) * 2;
        this.limit = limit;
        this.mask = capacity - 1;
        this.keys = new AtomicLongArray(capacity);
        this.names = new Object[capacity];
    }

    /**
     * The id under this hash; {@link #OTHER} and counted if it has none and the table has reached its limit;
     * -1 if it has none yet: then {@link #add} it. So nobody makes a name that there is no room for.
     * Hash 0 is taken as 1.
     */
    public int find(long hash) {
        long key = hash == 0 ? 1 : hash;
        int home = slot(key);
        for (int step = 0; step <= mask; step++) {
            int i = (home + step) & mask;
            long present = keys.getPlain(i);
            if (present == 0) {
                if (size.get() < limit) {
                    return -1;
                }
                // As below: another thread may have stored this very name before it counted it.
                present = keys.get(i);
                if (present == 0) {
                    break;
                }
            }
            if (present == key) {
                return i + 1;
            }
        }
        overflow.increment();
        return OTHER;
    }

    /**
     * The id under this hash, made if there is none; {@link #OTHER} once the table has reached its limit.
     * Every call that is answered so is counted.
     */
    public int add(long hash, T name) {
        long key = hash == 0 ? 1 : hash;
        int home = slot(key);
        for (int step = 0; step <= mask; step++) {
            int i = (home + step) & mask;
            long present = keys.get(i);
            if (present == 0 && size.get() < limit) {
                present = keys.compareAndExchange(i, 0, key);
                if (present == 0) {
                    try {
                        NAMES.setRelease(names, i, name);
                    } catch (Throwable noRoomOnTheStack) {
                        names[i] = name;
                        throw noRoomOnTheStack;
                    }
                    size.incrementAndGet();
                    return i + 1;
                }
            } else if (present == 0) {
                // Full: but the thread that filled it may have done so with this very name.
                present = keys.get(i);
                if (present == 0) {
                    break;
                }
            }
            if (present == key) {
                return i + 1;
            }
        }
        overflow.increment();
        return OTHER;
    }

    /** The name of an id; null for {@link #OTHER} and for an id whose name is being stored this moment. */
    @SuppressWarnings("unchecked")
    public @Nullable T name(int id) {
        return id <= 0 || id > mask + 1 ? null : (T) NAMES.getAcquire(names, id - 1);
    }

    /** The hash under which an id was made, or 0. */
    public long hash(int id) {
        return id <= 0 || id > mask + 1 ? 0 : keys.get(id - 1);
    }

    /** The highest id that can ever be given. */
    public int maxId() {
        return mask + 1;
    }

    /** How often a name was answered with {@link #OTHER}. */
    public long overflow() {
        return overflow.sum();
    }

    private int slot(long key) {
        return (int) (Hashing.mix(key) >>> 32) & mask;
    }
}
