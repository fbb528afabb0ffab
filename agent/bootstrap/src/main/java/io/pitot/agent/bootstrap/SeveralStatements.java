package io.pitot.agent.bootstrap;

import java.util.Set;

/**
 * What a text of several statements does to its connection's transaction, as far as that is certain.
 *
 * <p>Taken narrowly: {@code BEGIN} may come first and {@code COMMIT} or {@code ROLLBACK} last, and what lies between, or beside one of them,
 * only reads and writes rows. What creates something may have a body with semicolons in it, or commits by itself in some databases.
 */
final class SeveralStatements {

    private static final Set<String> WORK = Set.of(
            "DELETE", "INSERT", "MERGE", "RELEASE", "REPLACE", "SAVEPOINT", "SELECT", "UPDATE", "VALUES", "WITH");

    private SeveralStatements() {}

    /** One of the constants of {@link TransactionTexts}. */
    static byte of(String text) {
        String[] parts = text.split(";");
        boolean isBegun = TransactionTexts.ofOne(parts[0]) == TransactionTexts.BEGINS;
        byte last = parts[parts.length - 1].strip().startsWith("END")
                ? TransactionTexts.NEITHER
                : TransactionTexts.ofOne(parts[parts.length - 1]);
        boolean isEnded = last == TransactionTexts.KEEPS || last == TransactionTexts.ROLLS_BACK;
        int from = isBegun ? 1 : 0;
        int to = isEnded ? parts.length - 1 : parts.length;
        if (from == to || !isWork(parts, from, to)) {
            return TransactionTexts.NEITHER;
        }
        if (!isEnded) {
            return isBegun ? TransactionTexts.BEGINS_AND_WORKS : TransactionTexts.NEITHER;
        }
        if (last == TransactionTexts.KEEPS) {
            return isBegun ? TransactionTexts.BEGINS_AND_KEEPS : TransactionTexts.WORKS_AND_KEEPS;
        }
        return isBegun ? TransactionTexts.BEGINS_AND_ROLLS_BACK : TransactionTexts.WORKS_AND_ROLLS_BACK;
    }

    private static boolean isWork(String[] parts, int from, int to) {
        for (int i = from; i < to; i++) {
            String part = parts[i].strip();
            int end = part.indexOf(' ');
            if (!WORK.contains(end < 0 ? part : part.substring(0, end))) {
                return false;
            }
        }
        return true;
    }
}
