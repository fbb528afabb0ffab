package io.pitot.agent.engine.reuse;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;

/** Generated streams of keys, the same for the same seed. */
final class Streams {

    private Streams() {}

    /** Keys of which the i-th is used as often as 1 / i^skew. */
    static LongSupplier zipf(int keys, double skew, long seed) {
        double[] sums = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += Math.pow(i + 1, -skew);
            sums[i] = sum;
        }
        double all = sum;
        Random random = new Random(seed);
        return () -> {
            int at = Arrays.binarySearch(sums, random.nextDouble() * all);
            return at >= 0 ? at : Math.min(-at - 1, keys - 1);
        };
    }

    /** No key twice. */
    static LongSupplier scan() {
        long[] next = {1L << 40};
        return () -> next[0]++;
    }

    /** Keys one after the other, again and again. */
    static LongSupplier loop(int keys) {
        long[] next = {0};
        return () -> (1L << 41) + next[0]++ % keys;
    }

    /** Seven of ten like the first, two like the second, one like the third. */
    static LongSupplier mixed(LongSupplier most, LongSupplier some, LongSupplier few, long seed) {
        Random random = new Random(seed);
        return () -> {
            int kind = random.nextInt(10);
            return kind < 7 ? most.getAsLong() : kind < 9 ? some.getAsLong() : few.getAsLong();
        };
    }

    /** Those used most change every so many uses. */
    static LongSupplier drifting(LongSupplier keys, int uses, int by) {
        long[] used = {0};
        return () -> keys.getAsLong() + used[0]++ / uses * by;
    }
}
