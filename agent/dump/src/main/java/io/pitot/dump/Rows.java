package io.pitot.dump;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A part of a dump whose records are made when they are asked for, each time anew, and kept by nobody: an agent
 * writes megabytes of records without ever having more than one of them. The records have to be in their order,
 * and the same whenever they are made.
 *
 * @param <T> the records
 */
public final class Rows<T> extends AbstractList<T> implements RandomAccess {

    private final int size;
    private final IntFunction<T> make;

    /** @param make makes the record at an index from 0 to {@code size - 1} */
    public Rows(int size, IntFunction<T> make) {
        this.size = size;
        this.make = make;
    }

    @Override
    public T get(int index) {
        return make.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
