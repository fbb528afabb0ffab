package io.pitot.agent.bootstrap;

/**
 * Asks a result set how many columns it has. {@code java.sql} lies in the platform loader and cannot be named here, so
 * the instrumentation installs what asks.
 */
public abstract class ColumnCounts {

    private static volatile @Nullable ColumnCounts installed;

    /**
     * How many columns a result set has; 0 if it does not tell. Asked in the thread that reads it, while it is open, and once for each
     * query; only drivers are asked of which it is known that they answer without their server.
     */
    public abstract int of(Object result);

    /** Replaces what all later result sets are asked by. */
    public static void install(ColumnCounts counts) {
        installed = counts;
    }

    /** {@link #of}, or 0 while nobody is there to ask. */
    static int ask(Object result) {
        ColumnCounts counts = installed;
        return counts == null ? 0 : counts.of(result);
    }
}
