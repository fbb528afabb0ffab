package io.pitot.dump;

import java.util.Arrays;

/**
 * Counts by bucket in the order of the buckets, as an HdrHistogram encodes them: each a zigzag LEB128 number, a
 * negative one for so many empty buckets. A byte or two for each bucket in use, where two arrays take twelve.
 */
final class BucketRuns {

    private static final byte[] NONE = {};
    private static final int LONGEST = 9;

    private byte[] bytes = new byte[64];
    private int size;
    private int next;
    private int last;
    private long count;

    /**
     * Adds a bucket.
     *
     * @param bucket greater than those before
     * @param n positive
     * @throws IllegalArgumentException if there are too many values to be counted
     */
    void add(int bucket, long n) {
        count += n;
        if (count < 0) {
            throw new IllegalArgumentException("histogram counts too many values");
        }
        if (bytes.length - size < 2 * LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int empty = bucket - next;
        if (empty > 0) {
            // A single empty bucket is written as a count of 0, as the library does.
            put(empty == 1 ? 0 : -empty);
        }
        put(n);
        last = bucket;
        next = bucket + 1;
    }

    /** What was added; nothing is added afterwards. */
    Distribution distribution(long total) {
        return new Distribution(size == 0 ? NONE : Arrays.copyOf(bytes, size), last, count, total);
    }

    private void put(long number) {
        long zigzag = (number << 1) ^ (number >> 63);
        for (int i = 1; i < LONGEST && (zigzag & ~0x7FL) != 0; i++) {
            bytes[size++] = (byte) ((zigzag & 0x7F) | 0x80);
            zigzag >>>= 7;
        }
        // A ninth byte carries eight bits: nine bytes hold all 64.
        bytes[size++] = (byte) zigzag;
    }

    /** Goes over the buckets that are not empty, in their order. */
    static final class Cursor {
        private final byte[] bytes;
        private int at;
        private int next;

        int bucket;
        long count;

        Cursor(byte[] runs) {
            bytes = runs;
        }

        /** Moves on. False at the end: the bucket then is above all buckets, the count 0. */
        boolean next() {
            while (at < bytes.length) {
                long number = number();
                if (number > 0) {
                    bucket = next++;
                    count = number;
                    return true;
                }
                next += number == 0 ? 1 : (int) -number;
            }
            bucket = Integer.MAX_VALUE;
            count = 0;
            return false;
        }

        private long number() {
            long zigzag = 0;
            int shift = 0;
            for (int i = 1; i < LONGEST; i++) {
                byte part = bytes[at++];
                zigzag |= (part & 0x7FL) << shift;
                if (part >= 0) {
                    return (zigzag >>> 1) ^ -(zigzag & 1);
                }
                shift += 7;
            }
            zigzag |= (bytes[at++] & 0xFFL) << shift;
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }
    }
}
