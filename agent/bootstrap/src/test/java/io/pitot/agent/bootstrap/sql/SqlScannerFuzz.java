package io.pitot.agent.bootstrap.sql;

import java.nio.charset.StandardCharsets;

/**
 * What must hold of the scanner whatever it reads. Jazzer looks for texts of which it does not ({@code -Preliability}); {@link SqlScannerSeedsTest}
 * reads those that it was given and those that it found.
 */
public final class SqlScannerFuzz {

    /** Long enough that a scan of more than linear time runs into the fuzzer's limit of seconds. */
    private static final int LONG = 1 << 17;

    private static final int SHORT = 64;

    /** One in so many short texts is repeated: the others leave time to look for new ones. */
    private static final int SELDOM = 64;

    private SqlScannerFuzz() {}

    /** Called by Jazzer with whatever it comes upon. */
    public static void fuzzerTestOneInput(byte[] input) {
        String sql = new String(input, StandardCharsets.UTF_8);
        SqlScanner scanner = new SqlScanner(7);
        scanner.scan(sql);
        long hash = scanner.fingerprintHash();
        long literals = scanner.literalsHash();
        if (scanner.layoutHash() != 0) {
            SqlTemplate template = scanner.template(sql);
            if (scanner.matches(template, sql)) {
                require(scanner.fingerprintHash() == hash, "has another hash by its template", sql);
                require(scanner.literalsHash() == literals, "has other literals by its template", sql);
            }
        }
        String fingerprint = SqlScanner.fingerprint(sql);
        require(SqlScanner.fingerprint(fingerprint).equals(fingerprint), "does not normalise to itself", sql);
        if (!fingerprint.endsWith("…")) {
            scanner.scan(fingerprint);
            require(scanner.fingerprintHash() == hash, "has another hash than its fingerprint", sql);
        }
        if (!sql.isEmpty() && sql.length() <= SHORT && hash % SELDOM == 0) {
            scanner.scan(sql.repeat(LONG / sql.length()));
        }
    }

    private static void require(boolean holds, String otherwise, String sql) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + sql);
        }
    }
}
