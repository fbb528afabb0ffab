package io.pitot.it.app;

import java.util.Locale;

/** How a database keeps account of what it is asked to do. */
enum LibraryServer {
    H2(
            "SET QUERY_STATISTICS TRUE",
            "SELECT sql_statement, execution_count, cumulative_row_count FROM information_schema.query_statistics",
            "SET QUERY_STATISTICS FALSE; SET QUERY_STATISTICS TRUE",
            "SYSTEM_RANGE(1, %d) n",
            "information_schema"),
    POSTGRES(
            "CREATE EXTENSION pg_stat_statements",
            "SELECT query, calls, rows FROM pg_stat_statements"
                    + " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
            "SELECT pg_stat_statements_reset()",
            "generate_series(1, %d) AS n(x)",
            "pg_stat_statements");

    private static final String OF_A_CHANGE = "FINAL TABLE (";

    private final String account;
    private final String told;
    private final String forget;
    private final String numbers;
    private final String own;

    LibraryServer(String account, String told, String forget, String numbers, String own) {
        this.account = account;
        this.told = told;
        this.forget = forget;
        this.numbers = numbers;
        this.own = own;
    }

    static LibraryServer of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRES : H2;
    }

    /** What makes it keep account. */
    String account() {
        return account;
    }

    /** The query for texts of statements, how often each was executed, and the rows that it gave or changed. */
    String told() {
        return told;
    }

    /** What makes it begin anew. */
    String forget() {
        return forget;
    }

    /** A table {@code n} of the numbers from 1, in a column {@code x}. */
    String numbers(int last) {
        return numbers.formatted(last);
    }

    /** What a statement does. H2's is a query of what a change has changed where the keys of new rows are asked for. */
    String kind(String sql) {
        String statement = sql.strip().toUpperCase(Locale.ROOT);
        int change = statement.indexOf(OF_A_CHANGE);
        String verb = change < 0 ? statement : statement.substring(change + OF_A_CHANGE.length());
        return verb.strip().split("\\W", 2)[0];
    }

    /** Whether a statement was not the application's but the account's. */
    boolean isOwn(String sql) {
        return sql.toLowerCase(Locale.ROOT).contains(own);
    }
}
