package io.pitot.agent.bootstrap;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Salted hashes of what models that score numbers are given: all that is kept of it. Equal inputs have equal hashes, others almost
 * never. An input of a type whose value is not known, or of more than 4,096 numbers, is {@link #UNKNOWN}, and so is all that it
 * is a part of: the hash of a sample would be that of different inputs. Nothing here throws, moves a buffer's position or
 * allocates, but for what goes through a map. Any thread.
 */
public final class InputHash {

    /** In place of a hash. */
    public static final long UNKNOWN = 0;

    /** Numbers in one value: more is not hashed, so that a hash never takes longer than some microseconds. */
    private static final int MOST = 4_096;

    private static final int DEEPEST = 6;

    /** Lists whose elements lie in an array of their own: of others nobody knows what asking them does. */
    private static final Set<Class<?>> PLAIN_LISTS = Set.of(
            ArrayList.class,
            List.of(1).getClass(),
            List.of(1, 2, 3).getClass(),
            Arrays.asList(1).getClass());

    private static final long ODD = 0xBF58476D1CE4E5B9L;
    private static final long ANOTHER_ODD = 0x94D049BB133111EBL;
    private static final int ROTATION = 29;

    private InputHash() {}

    /** Of an input of no parts. */
    public static long begin() {
        return Settings.salt() | 1;
    }

    /** The hash of an input that goes on with a number. */
    public static long add(long hash, long number) {
        return hash == UNKNOWN ? UNKNOWN : Hashing.combine(hash, number);
    }

    /**
     * The same with any value: of the JDK's own types, an enum's, arrays and lists of them, or named ones as of {@link #addNamed}. Lists and
     * maps have nothing in them that has parts itself.
     */
    public static long addValue(long hash, @Nullable Object value) {
        return hash == UNKNOWN ? UNKNOWN : value(hash, value, 0);
    }

    /** The same with named numbers and texts, in whatever order; an {@link ExposedField} among them stands for what is in it. */
    public static long addNamed(long input, @Nullable Map<?, ?> values) {
        if (values == null || !isReadable(values)) {
            return UNKNOWN;
        }
        long sum = 0;
        int size = 0;
        try {
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                Object value = plain(entry.getValue());
                if (hasParts(value)) {
                    return UNKNOWN;
                }
                long hash = addValue(addValue(begin(), plain(entry.getKey())), value);
                size += value instanceof String text ? text.length() + 1 : 1;
                if (hash == UNKNOWN || size > MOST) {
                    return UNKNOWN;
                }
                // Adds up to the same in any order.
                sum += hash;
            }
        } catch (RuntimeException unreadable) {
            return UNKNOWN;
        }
        return add(add(input, sum), values.size());
    }

    /** Whether going through a map does nothing else: one of the application's own may compute its values as it is asked for them. */
    public static boolean isReadable(Map<?, ?> values) {
        return values instanceof HashMap || values.getClass().getClassLoader() == null;
    }

    private static boolean hasParts(@Nullable Object value) {
        return value instanceof List
                || value instanceof Map
                || (value != null && value.getClass().isArray());
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof ExposedField field ? field.pitot$field() : value;
    }

    /** Of a matrix in one array. */
    public static long matrix(@Nullable Object numbers, int rows, int columns) {
        return addValue(add(begin(), Hashing.combine(rows, columns)), numbers);
    }

    /** The hash of an input that goes on with a buffer's elements from 0 to a limit, which may be beyond its own. */
    public static long addBuffer(long hash, Buffer buffer, int end) {
        if (hash == UNKNOWN || end > buffer.limit()) {
            return UNKNOWN;
        }
        long seed = Hashing.combine(hash, end);
        if (buffer instanceof ByteBuffer bytes) {
            return end > MOST * Float.BYTES ? UNKNOWN : bytes(seed, bytes, end);
        }
        return end > MOST ? UNKNOWN : numbers(seed, buffer, end);
    }

    /** Whether there are more values than are hashed. */
    public static boolean isTooLarge(int values) {
        return values > MOST;
    }

    private static long step(long hash, long number) {
        return Long.rotateLeft(hash + number * ODD, ROTATION) * ANOTHER_ODD;
    }

    private static long value(long seed, @Nullable Object value, int depth) {
        if (value == null) {
            return Hashing.combine(seed, 'n');
        }
        if (value instanceof float[] floats) {
            return floats.length > MOST ? UNKNOWN : floats(Hashing.combine(seed, 'f'), floats);
        }
        if (value instanceof double[] doubles) {
            return doubles.length > MOST ? UNKNOWN : doubles(Hashing.combine(seed, 'd'), doubles);
        }
        if (value instanceof Object[] parts) {
            return depth == DEEPEST || numbers(parts, depth) > MOST ? UNKNOWN : parts(seed, parts, depth);
        }
        if (value instanceof Number number) {
            return number(seed, number);
        }
        if (value instanceof String text) {
            return text.length() > MOST
                    ? UNKNOWN
                    : Hashing.combine(Hashing.combine(seed, text.length()), text.hashCode());
        }
        if (value instanceof Boolean || value instanceof Character) {
            return Hashing.combine(Hashing.combine(seed, 'c'), value.hashCode());
        }
        if (value instanceof Enum<?> constant) {
            return Hashing.combine(Hashing.combine(seed, 'e'), constant.name().hashCode());
        }
        if (value instanceof List<?> list) {
            return list(seed, list);
        }
        if (value instanceof Map<?, ?> named) {
            return depth == 0 ? addNamed(Hashing.combine(seed, 'm'), named) : UNKNOWN;
        }
        if (value instanceof UUID id) {
            return Hashing.combine(Hashing.combine(seed, id.getMostSignificantBits()), id.getLeastSignificantBits());
        }
        return otherArray(seed, value);
    }

    private static long list(long seed, List<?> list) {
        if (!PLAIN_LISTS.contains(list.getClass()) || list.size() > MOST) {
            return UNKNOWN;
        }
        long hash = Hashing.combine(seed, 'l');
        int size = 0;
        try {
            for (int i = 0; i < list.size(); i++) {
                Object part = list.get(i);
                size += part instanceof String text ? text.length() + 1 : 1;
                hash = size > MOST || hasParts(part) ? UNKNOWN : value(hash, part, DEEPEST);
                if (hash == UNKNOWN) {
                    return UNKNOWN;
                }
            }
        } catch (RuntimeException changed) {
            return UNKNOWN;
        }
        return Hashing.combine(hash, list.size());
    }

    private static long number(long seed, Number number) {
        if (number instanceof Double) {
            return Hashing.combine(Hashing.combine(seed, 'd'), Double.doubleToRawLongBits(number.doubleValue()));
        }
        if (number instanceof Float) {
            return Hashing.combine(Hashing.combine(seed, 'f'), Float.floatToRawIntBits(number.floatValue()));
        }
        boolean isWhole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte;
        return isWhole ? Hashing.combine(Hashing.combine(seed, 'l'), number.longValue()) : UNKNOWN;
    }

    private static long parts(long seed, Object[] parts, int depth) {
        long hash = Hashing.combine(seed, parts.length);
        for (Object part : parts) {
            hash = value(hash, part, depth + 1);
            if (hash == UNKNOWN) {
                return UNKNOWN;
            }
        }
        return hash;
    }

    /** How many numbers are in nested arrays; more than {@link #MOST} as soon as it is that many. */
    private static int numbers(Object[] parts, int depth) {
        int numbers = parts.length;
        for (int i = 0; i < parts.length && numbers <= MOST; i++) {
            Object part = parts[i];
            if (part instanceof float[] floats) {
                numbers += Math.min(floats.length, MOST);
            } else if (part instanceof double[] doubles) {
                numbers += Math.min(doubles.length, MOST);
            } else if (part instanceof long[] longs) {
                numbers += Math.min(longs.length, MOST);
            } else if (part instanceof int[] ints) {
                numbers += Math.min(ints.length, MOST);
            } else if (part instanceof List<?> list && PLAIN_LISTS.contains(list.getClass())) {
                numbers += Math.min(list.size(), MOST);
            } else if (part instanceof Object[] nested) {
                numbers += depth + 1 == DEEPEST ? MOST : numbers(nested, depth + 1);
            }
        }
        return numbers;
    }

    private static long floats(long seed, float[] numbers) {
        long hash = seed;
        for (float number : numbers) {
            hash = step(hash, Float.floatToRawIntBits(number));
        }
        return Hashing.combine(hash, numbers.length);
    }

    private static long doubles(long seed, double[] numbers) {
        long hash = seed;
        for (double number : numbers) {
            hash = step(hash, Double.doubleToRawLongBits(number));
        }
        return Hashing.combine(hash, numbers.length);
    }

    private static long otherArray(long seed, Object value) {
        if (value instanceof long[] numbers && numbers.length <= MOST) {
            long hash = seed;
            for (long number : numbers) {
                hash = step(hash, number);
            }
            return Hashing.combine(hash, numbers.length);
        }
        if (value instanceof int[] numbers && numbers.length <= MOST) {
            long hash = seed;
            for (int number : numbers) {
                hash = step(hash, number);
            }
            return Hashing.combine(hash, ~numbers.length);
        }
        if (value instanceof byte[] numbers && numbers.length <= MOST) {
            long hash = Hashing.combine(seed, 'b');
            for (byte number : numbers) {
                hash = step(hash, number);
            }
            return Hashing.combine(hash, numbers.length);
        }
        return UNKNOWN;
    }

    private static long bytes(long seed, ByteBuffer buffer, int end) {
        long hash = seed;
        int at = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = step(hash, buffer.getLong(at));
        }
        for (; at < end; at++) {
            hash = step(hash, buffer.get(at));
        }
        return Hashing.mix(hash);
    }

    private static long numbers(long seed, Buffer buffer, int end) {
        long hash = seed;
        if (buffer instanceof FloatBuffer floats) {
            for (int i = 0; i < end; i++) {
                hash = step(hash, Float.floatToRawIntBits(floats.get(i)));
            }
        } else if (buffer instanceof DoubleBuffer doubles) {
            for (int i = 0; i < end; i++) {
                hash = step(hash, Double.doubleToRawLongBits(doubles.get(i)));
            }
        } else if (buffer instanceof LongBuffer longs) {
            for (int i = 0; i < end; i++) {
                hash = step(hash, longs.get(i));
            }
        } else if (buffer instanceof IntBuffer ints) {
            for (int i = 0; i < end; i++) {
                hash = step(hash, ints.get(i));
            }
        } else if (buffer instanceof ShortBuffer shorts) {
            for (int i = 0; i < end; i++) {
                hash = step(hash, shorts.get(i));
            }
        } else {
            return UNKNOWN;
        }
        return Hashing.mix(hash);
    }
}
