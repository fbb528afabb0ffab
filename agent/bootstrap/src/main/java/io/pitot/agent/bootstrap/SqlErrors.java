package io.pitot.agent.bootstrap;

/**
 * Names errors by SQLState. {@code java.sql} lies in the platform loader and cannot be named here, so the
 * instrumentation installs what reads the state.
 */
public abstract class SqlErrors {

    private static volatile @Nullable SqlErrors installed;

    /** The SQLState, or null if the exception has none. */
    public abstract @Nullable String sqlState(Throwable thrown);

    /** What is known of a batch that failed: how many rows each of its parts changed, {@code int[]} or {@code long[]}; else null. */
    public abstract @Nullable Object updateCounts(Throwable thrown);

    /** Replaces the reader that all later errors use. */
    public static void install(SqlErrors reader) {
        installed = reader;
    }

    /** {@link #updateCounts}, or null while no reader is there. */
    static @Nullable Object counts(Throwable thrown) {
        SqlErrors reader = installed;
        return reader == null ? null : reader.updateCounts(thrown);
    }

    static int id(Throwable thrown) {
        SqlErrors reader = installed;
        String state = reader == null ? null : reader.sqlState(thrown);
        return Names.named(
                Names.ERRORS, state != null ? state : thrown.getClass().getName());
    }
}
