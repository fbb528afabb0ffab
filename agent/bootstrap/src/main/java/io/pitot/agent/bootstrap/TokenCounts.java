package io.pitot.agent.bootstrap;

/**
 * The tokens of one call in an event's {@link EventLayout#EXTRA}, which is never negative.
 *
 * <pre>
 *   63 62 61          41 40           20 19            0
 *  +-----+--------------+---------------+---------------+
 *  |  0  |    input     | cached input  |    output     |
 *  +-----+--------------+---------------+---------------+
 * </pre>
 *
 * A count beyond its bits, two million of input or one million of output, is the greatest that they hold.
 */
public final class TokenCounts {

    private static final int OUTPUT_BITS = 20;
    private static final int INPUT_BITS = 21;
    private static final long MOST_OUTPUT = (1L << OUTPUT_BITS) - 1;
    private static final long MOST_INPUT = (1L << INPUT_BITS) - 1;

    private TokenCounts() {}

    static long of(long input, long cachedInput, long output) {
        return within(input, MOST_INPUT) << (INPUT_BITS + OUTPUT_BITS)
                | within(cachedInput, MOST_INPUT) << OUTPUT_BITS
                | within(output, MOST_OUTPUT);
    }

    private static long within(long count, long most) {
        return Math.min(Math.max(count, 0), most);
    }

    /** Tokens of the prompt, the cached ones included. */
    public static long input(long counts) {
        return counts >>> (INPUT_BITS + OUTPUT_BITS);
    }

    /** How many of those the service had read before. */
    public static long cachedInput(long counts) {
        return counts >>> OUTPUT_BITS & MOST_INPUT;
    }

    /** Tokens of the answer. */
    public static long output(long counts) {
        return counts & MOST_OUTPUT;
    }
}
