package io.pitot.agent.bootstrap;

import java.util.Arrays;

/** Salted hashes of statements' arguments: all that is kept of a value. Equal values have equal hashes. */
final class ArgumentHash {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final int HASHED_BYTES = 16_384;

    private ArgumentHash() {}

    static long of(long value) {
        return Hashing.combine(Settings.salt(), value);
    }

    /** Of the target of an HTTP call, with its query. */
    static long ofTarget(String host, int port, String target) {
        return Hashing.text(Hashing.text(Hashing.combine(Settings.salt(), port), host), target);
    }

    /** Looks into nothing but JDK types; values of other types are told apart by identity. */
    static long of(@Nullable Object value) {
        return of(plain(value));
    }

    private static long plain(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof byte[] bytes) {
            return bytesHash(bytes);
        }
        // Only the JDK's own value types: the application's hashCode may be slow, recursive or wrong.
        boolean comparable = value instanceof String || (value instanceof Comparable && isOfJdk(value));
        return comparable
                ? Hashing.combine(value.getClass().getName().hashCode(), value.hashCode())
                : System.identityHashCode(value);
    }

    /** Of large values the ends and the length: a hash must not cost more than sending the value. */
    private static long bytesHash(byte[] bytes) {
        if (bytes.length <= 2 * HASHED_BYTES) {
            return Arrays.hashCode(bytes);
        }
        long hash = bytes.length;
        for (int i = 0; i < HASHED_BYTES; i++) {
            hash = hash * 31 + bytes[i];
            hash = hash * 31 + bytes[bytes.length - 1 - i];
        }
        return hash;
    }

    private static boolean isOfJdk(Object value) {
        ClassLoader loader = value.getClass().getClassLoader();
        return loader == null || loader == PLATFORM;
    }
}
