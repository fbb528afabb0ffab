package io.pitot.agent.bootstrap.sql;

import io.pitot.agent.bootstrap.Nullable;

/**
 * Normalises SQL in one pass and hashes the result.
 */
public final class SqlScanner {

    private final Lexer lexer;
    private long fingerprint;
    private long literals;

    /** @param salt seeds {@link #literalsHash} */
    public SqlScanner(long salt) {
        this(salt, null);
    }

    private SqlScanner(long salt, @Nullable StringBuilder text) {
        this.lexer = new Lexer(salt, text);
    }

    /**
     * The normalised text of a statement. A text longer than 4,096 characters is cut there and ends in
     * {@code …}; its hash still covers all of it.
     */
    public static String fingerprint(String sql) {
        StringBuilder text = new StringBuilder(Math.min(sql.length() + 16, NormalText.MAX_KEPT + 1));
        new SqlScanner(0, text).scan(sql);
        return text.toString();
    }

    /** Reads a statement. The results stand until the next call. */
    public void scan(String sql) {
        fingerprint = lexer.read(sql);
        literals = lexer.literals();
    }

    /** The hash of the normalised text: without salt, the same in every JVM, never 0. */
    public long fingerprintHash() {
        return fingerprint;
    }

    /** The salted hash of the literals in their order, 0 if there are none. */
    public long literalsHash() {
        return literals;
    }
}
