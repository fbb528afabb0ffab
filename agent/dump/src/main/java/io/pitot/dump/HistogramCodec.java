package io.pitot.dump;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * HdrHistogram's compressed encoding V2, in Base64, for histograms with two significant digits, and the
 * arithmetic of their buckets.
 *
 * <p>Written by hand because the library decodes into an array as large as a file's header demands: here
 * nothing is allocated that the data does not fill, a damaged encoding is refused by name, and a decoded
 * distribution costs what its values need. Every HdrHistogram reads what this writes, and the reverse.
 *
 * <pre>
 * int    cookie, compressed         0x1c849314
 * int    length of the deflated rest
 *   int    cookie                   0x1c849313
 *   int    length of the counts in bytes
 *   int    normalizing index offset 0
 *   int    significant digits       2
 *   long   lowest value             1
 *   long   highest value
 *   double conversion ratio         1.0
 *   counts by bucket, each a zigzag LEB128 number; a negative one stands for so many empty buckets
 * </pre>
 */
final class HistogramCodec {

    private static final int COMPRESSED_COOKIE = 0x1c849314;
    private static final int COOKIE = 0x1c849313;
    private static final int HEADER_BYTES = 40;

    /** The lower half of a power of two's buckets is the upper half of the one before: 128 each. */
    private static final int HALF_BITS = 7;

    private static final int HALF = 1 << HALF_BITS;

    private static final int BUCKETS = bucket(Distribution.MAX_NANOS) + 1;

    /** More than the counts of all buckets can take. */
    private static final int MAX_BYTES = HEADER_BYTES + BUCKETS * 9;

    private HistogramCodec() {}

    /** The bucket of a value from 0 to {@link Distribution#MAX_NANOS}. */
    static int bucket(long value) {
        int shift = 64 - HALF_BITS - 1 - Long.numberOfLeadingZeros(value | (2 * HALF - 1));
        return (shift << HALF_BITS) + (int) (value >>> shift);
    }

    /** The least value of a bucket. */
    static long lowest(int bucket) {
        int shift = Math.max((bucket >> HALF_BITS) - 1, 0);
        return (long) (bucket - (shift << HALF_BITS)) << shift;
    }

    /** The greatest value of a bucket. */
    static long highest(int bucket) {
        int shift = Math.max((bucket >> HALF_BITS) - 1, 0);
        return lowest(bucket) + (1L << shift) - 1;
    }

    /** @param runs the counts by bucket as {@link BucketRuns} writes them */
    static String encode(byte[] runs) {
        // Nothing at all is written as one empty bucket.
        int length = Math.max(runs.length, 1);
        ByteBuffer plain = ByteBuffer.allocate(HEADER_BYTES + length)
                .putInt(COOKIE)
                .putInt(length)
                .putInt(0)
                .putInt(Distribution.DIGITS)
                .putLong(1)
                .putLong(Distribution.MAX_NANOS)
                .putDouble(1.0)
                .put(runs);
        byte[] deflated = deflated(plain.array());
        ByteBuffer all = ByteBuffer.allocate(8 + deflated.length);
        all.putInt(COMPRESSED_COOKIE).putInt(deflated.length).put(deflated);
        return Base64.getEncoder().encodeToString(all.array());
    }

    /** @throws IllegalArgumentException if the text is not such an encoding */
    static Distribution decode(String encoded, long total) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            require(all.getInt() == COMPRESSED_COOKIE, "cookie");
            require(all.getInt() == all.remaining(), "length");
            return decode(inflate(all), total);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("histogram ends too early", e);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("histogram is not deflated", e);
        }
    }

    private static Distribution decode(ByteBuffer plain, long total) {
        require(plain.getInt() == COOKIE, "inner cookie");
        require(plain.getInt() == plain.limit() - HEADER_BYTES, "inner length");
        require(plain.getInt() == 0, "offset");
        require(plain.getInt() == Distribution.DIGITS, "digits");
        require(plain.getLong() == 1, "lowest value");
        require(plain.getLong() > 1, "highest value");
        require(plain.getDouble() == 1.0, "ratio");
        BucketRuns runs = new BucketRuns();
        long bucket = 0;
        while (plain.hasRemaining()) {
            long number = number(plain);
            require(number > -BUCKETS, "run");
            if (number <= 0) {
                bucket += number == 0 ? 1 : -number;
                continue;
            }
            require(bucket < BUCKETS, "range");
            runs.add((int) bucket++, number);
        }
        return runs.distribution(total);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("histogram has a wrong " + what);
        }
    }

    private static long number(ByteBuffer from) {
        long zigzag = 0;
        for (int i = 0; i < 8; i++) {
            byte next = from.get();
            zigzag |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        zigzag |= (from.get() & 0xFFL) << 56;
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /**
     * The bytes in zlib's format (RFC 1950), stored and not compressed: a histogram is some hundred bytes,
     * of which compression saves few, and every JDK's zlib saves others.
     */
    private static byte[] deflated(byte[] plain) {
        int length = plain.length;
        Adler32 checksum = new Adler32();
        checksum.update(plain);
        return ByteBuffer.allocate(length + 11)
                .put((byte) 0x78)
                .put((byte) 0x01)
                .put((byte) 1)
                .putShort(Short.reverseBytes((short) length))
                .putShort(Short.reverseBytes((short) ~length))
                .put(plain)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static ByteBuffer inflate(ByteBuffer deflated) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] plain = new byte[256];
            int length = 0;
            while (!inflater.finished()) {
                if (length == plain.length) {
                    require(length < MAX_BYTES, "size");
                    plain = Arrays.copyOf(plain, length * 2);
                }
                int more = inflater.inflate(plain, length, plain.length - length);
                require(more > 0 || inflater.finished(), "end");
                length += more;
            }
            return ByteBuffer.wrap(plain, 0, length).slice();
        } finally {
            inflater.end();
        }
    }
}
