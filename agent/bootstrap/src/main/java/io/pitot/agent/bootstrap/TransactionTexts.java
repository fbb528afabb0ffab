package io.pitot.agent.bootstrap;

import io.pitot.agent.bootstrap.sql.SqlScanner;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * Which queries begin or end a transaction by their text, or move to another schema. Looked at once per query, by its fingerprint; any thread may ask.
 *
 * <p>Taken narrowly: every word must be one that such a statement has. {@code BEGIN} alone begins a transaction, {@code BEGIN p(); END}
 * is a block of a procedure's. Texts of several statements: {@link SeveralStatements}.
 */
final class TransactionTexts {

    static final byte NEITHER = 1;
    static final byte BEGINS = 2;

    /** What its connection was in before is not its own any more: it has been prepared, and ended elsewhere. */
    static final byte BEGINS_ANEW = 3;

    static final byte KEEPS = 4;
    static final byte KEEPS_AND_BEGINS = 5;
    static final byte ROLLS_BACK = 6;
    static final byte ROLLS_BACK_AND_BEGINS = 7;

    /** Of a branch that has been prepared: the connection's own transaction is another. */
    static final byte ENDS_ANOTHER = 8;

    /** Statements commit by themselves no more. */
    static final byte MANUAL = 9;

    /** Statements commit by themselves again, which keeps what is open. */
    static final byte AUTOMATIC = 10;

    /** One of these two: {@link #switched} says which. */
    static final byte SWITCHES = 11;

    static final byte BEGINS_AND_WORKS = 12;
    static final byte WORKS_AND_KEEPS = 13;
    static final byte WORKS_AND_ROLLS_BACK = 14;
    static final byte BEGINS_AND_KEEPS = 15;
    static final byte BEGINS_AND_ROLLS_BACK = 16;

    /** What its connection asks from now on is of another schema or database: see {@link SchemaTexts}. Of a query alone. */
    static final byte MOVES = 17;

    private static final byte UNKNOWN = 0;

    private static final int LONGEST = 200;

    private static final Set<String> MODES = Set.of(
            "WORK",
            "TRANSACTION",
            "TRAN",
            "ISOLATION",
            "LEVEL",
            "SERIALIZABLE",
            "REPEATABLE",
            "READ",
            "COMMITTED",
            "UNCOMMITTED",
            "WRITE",
            "ONLY",
            "NOT",
            "DEFERRABLE",
            "DEFERRED",
            "IMMEDIATE",
            "EXCLUSIVE",
            "CONCURRENT",
            "WITH",
            "CONSISTENT",
            "SNAPSHOT");

    private static final Set<String> WAYS_TO_END =
            Set.of("WORK", "TRANSACTION", "TRAN", "AND", "CHAIN", "NO", "RELEASE");

    /** A branch by its name: PostgreSQL's, and H2's. */
    private static final Pattern ANOTHER =
            Pattern.compile("(COMMIT|ROLLBACK) (PREPARED|TRANSACTION) (?!AND |NO |RELEASE|WORK)\\S+");

    private static final Set<String> AUTO_COMMIT =
            Set.of("AUTOCOMMIT", "@@AUTOCOMMIT", "@@SESSION.AUTOCOMMIT", "@@LOCAL.AUTOCOMMIT");

    /** By query id; threads that look at one at the same moment find the same. */
    private static final byte[] KNOWN = new byte[Names.QUERIES.maxId() + 1];

    private TransactionTexts() {}

    /** What the query does: one of the constants. Of {@link NameTable#OTHER}, which is many queries, neither. */
    static byte of(int query) {
        byte known = KNOWN[query];
        return known != UNKNOWN ? known : look(query);
    }

    private static byte look(int query) {
        if (query == NameTable.OTHER) {
            KNOWN[query] = NEITHER;
            return NEITHER;
        }
        String fingerprint = Names.QUERIES.name(query);
        if (fingerprint == null) {
            return NEITHER;
        }
        byte found = SchemaTexts.choose(fingerprint) ? MOVES : of(fingerprint);
        KNOWN[query] = found;
        return found;
    }

    /** What a statement of this fingerprint does. */
    static byte of(String fingerprint) {
        if (fingerprint.length() > LONGEST) {
            return NEITHER;
        }
        String upper = fingerprint.toUpperCase(Locale.ROOT);
        String text = upper.endsWith(";") ? upper.substring(0, upper.length() - 1) : upper;
        return text.indexOf(';') < 0 ? ofOne(text) : SeveralStatements.of(text);
    }

    /**
     * What a text does that {@link #SWITCHES}: {@link #MANUAL}, {@link #AUTOMATIC}, or neither where its value is not known.
     *
     * @param literals the salted hash of its literals
     */
    static byte switched(long literals) {
        return literals == Switches.OFF ? MANUAL : literals == Switches.ON ? AUTOMATIC : NEITHER;
    }

    /** Known once they are asked for: few applications write such a text. */
    private static final class Switches {

        static final long OFF = literals("SET autocommit = 0");
        static final long ON = literals("SET autocommit = 1");

        private static long literals(String sql) {
            SqlScanner scanner = new SqlScanner(Settings.salt());
            scanner.scan(sql);
            return scanner.literalsHash();
        }
    }

    /** What a single statement does, in upper case and without a semicolon. */
    static byte ofOne(String text) {
        StringTokenizer words = new StringTokenizer(text, " ,\t\r\n");
        return switch (next(words)) {
            case "BEGIN" -> areAll(words, MODES) ? BEGINS : NEITHER;
            case "START" -> next(words).equals("TRANSACTION") && areAll(words, MODES) ? BEGINS : NEITHER;
            case "COMMIT", "END" -> end(text, words, KEEPS, KEEPS_AND_BEGINS);
            case "ROLLBACK", "ABORT" -> end(text, words, ROLLS_BACK, ROLLS_BACK_AND_BEGINS);
            case "XA" ->
                switch (next(words)) {
                    case "START", "BEGIN" -> BEGINS_ANEW;
                    case "PREPARE", "COMMIT" -> KEEPS;
                    case "ROLLBACK" -> ROLLS_BACK;
                    default -> NEITHER;
                };
            // From here on it is the coordinator's, which may go on with it on any connection.
            case "PREPARE" -> Set.of("TRANSACTION", "COMMIT").contains(next(words)) ? KEEPS : NEITHER;
            case "SET" -> set(words);
            default -> NEITHER;
        };
    }

    private static byte set(StringTokenizer words) {
        String variable = next(words);
        if (variable.equals("SESSION") || variable.equals("LOCAL")) {
            variable = next(words);
        }
        if (!AUTO_COMMIT.contains(variable)) {
            return NEITHER;
        }
        String value = next(words);
        if (value.equals("=") || value.equals(":=")) {
            value = next(words);
        }
        return words.hasMoreTokens()
                ? NEITHER
                : switch (value) {
                    case "OFF", "FALSE" -> MANUAL;
                    case "ON", "TRUE" -> AUTOMATIC;
                    case "?" -> SWITCHES;
                    default -> NEITHER;
                };
    }

    private static byte end(String text, StringTokenizer words, byte once, byte chained) {
        if (ANOTHER.matcher(text).matches()) {
            return ENDS_ANOTHER;
        }
        if (!areAll(words, WAYS_TO_END)) {
            return NEITHER;
        }
        return text.contains("AND CHAIN") ? chained : once;
    }

    private static boolean areAll(StringTokenizer words, Set<String> known) {
        while (words.hasMoreTokens()) {
            if (!known.contains(words.nextToken())) {
                return false;
            }
        }
        return true;
    }

    private static String next(StringTokenizer words) {
        return words.hasMoreTokens() ? words.nextToken() : "";
    }
}
