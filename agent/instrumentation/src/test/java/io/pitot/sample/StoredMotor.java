package io.pitot.sample;

import java.io.Serializable;
import java.util.function.IntUnaryOperator;

/** Its serial version is computed from its members. */
@SuppressWarnings("serial")
public class StoredMotor implements Engine, Comparable<StoredMotor>, Serializable {

    static final IntUnaryOperator MORE = times -> times + 1;

    protected volatile int turns;

    private final long[] marks = new long[2];
    private transient String name = "";

    @Override
    public int run(int times) {
        turns = times;
        return times;
    }

    @Override
    public synchronized int compareTo(StoredMotor other) {
        return name().compareTo(other.name());
    }

    private String name() {
        return name + marks.length;
    }

    static int more(int times) {
        return MORE.applyAsInt(times);
    }

    /** Nested: the JVM knows other modifiers of it than its class file. */
    public static class Spare implements Engine, Serializable {

        @Override
        public int run(int times) {
            return times;
        }
    }
}
