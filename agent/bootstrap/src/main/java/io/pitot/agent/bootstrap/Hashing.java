package io.pitot.agent.bootstrap;

/** 64-bit hashes of names and arguments. Stable across JVMs unless a salt goes in. */
public final class Hashing {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a bijection in which every bit counts. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The hash of a sequence that so far has the hash {@code seed} and goes on with {@code value}. */
    public static long combine(long seed, long value) {
        return mix(seed * MULTIPLIER + value);
    }

    /** The hash of a text's characters, appended to {@code seed}. Allocates nothing. */
    public static long text(long seed, CharSequence text) {
        return combine(characters(seed, text), text.length());
    }

    /** The same without the text's end: the parts of a text give the hash of the whole. */
    static long characters(long seed, CharSequence part) {
        long hash = seed;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
