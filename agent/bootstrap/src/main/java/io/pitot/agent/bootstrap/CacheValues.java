package io.pitot.agent.bootstrap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;

/** What replies and arguments of caches weigh, and whether there is anything in them. Looks into nothing but arrays, texts and collections. */
final class CacheValues {

    static final long UNKNOWN = -1;

    /** Of more elements, or characters, the first ones stand for all. */
    private static final int LOOKED_AT = 1_024;

    private static final int DEEPEST = 4;

    private CacheValues() {}

    /** Whether a reply is no miss. */
    static boolean isAny(@Nullable Object reply) {
        if (reply instanceof Collection<?> several) {
            return !several.isEmpty();
        }
        return reply instanceof Map<?, ?> map ? !map.isEmpty() : reply != null;
    }

    /** How many elements of a reply are no misses. */
    static int found(Collection<?> reply) {
        int found = 0;
        if (reply instanceof ArrayList<?> list) {
            // Most are, and need no iterator.
            for (int i = 0; i < list.size(); i++) {
                found += list.get(i) == null ? 0 : 1;
            }
            return found;
        }
        for (Object element : reply) {
            found += element == null ? 0 : 1;
        }
        return found;
    }

    /** The bytes of a value as it is sent, in UTF-8 where it is text; {@link #UNKNOWN} of what is neither bytes nor text. */
    static long bytes(@Nullable Object value) {
        return bytes(value, DEEPEST);
    }

    /** The sum of two numbers of bytes; unknown if one of them is. */
    static long sum(long one, long other) {
        return one < 0 || other < 0 ? UNKNOWN : one + other;
    }

    private static long bytes(@Nullable Object value, int depth) {
        if (value == null) {
            return 0;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof String text) {
            return textBytes(text);
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        if (depth > 0 && value instanceof Collection<?> several) {
            return bytesOfAll(several, depth - 1);
        }
        if (depth > 0 && value instanceof Map<?, ?> map) {
            return sum(bytesOfAll(map.keySet(), depth - 1), bytesOfAll(map.values(), depth - 1));
        }
        if (depth > 0 && value instanceof Map.Entry<?, ?> entry) {
            return sum(bytes(entry.getKey(), depth - 1), bytes(entry.getValue(), depth - 1));
        }
        return UNKNOWN;
    }

    private static long bytesOfAll(Collection<?> values, int depth) {
        long sum = 0;
        int seen = 0;
        if (values instanceof ArrayList<?> list) {
            for (; seen < list.size() && seen < LOOKED_AT && sum >= 0; seen++) {
                sum = sum(sum, bytes(list.get(seen), depth));
            }
        } else {
            for (Object each : values) {
                if (seen == LOOKED_AT || sum < 0) {
                    break;
                }
                sum = sum(sum, bytes(each, depth));
                seen++;
            }
        }
        return sum < 0 ? UNKNOWN : scaled(sum, seen, values.size());
    }

    private static long textBytes(String text) {
        int length = text.length();
        int seen = Math.min(length, LOOKED_AT);
        long bytes = seen;
        for (int i = 0; i < seen; i++) {
            char c = text.charAt(i);
            // Two for each half of what takes four.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return scaled(bytes, seen, length);
    }

    private static long scaled(long sum, int seen, int all) {
        return seen == 0 || seen >= all ? sum : sum * all / seen;
    }
}
