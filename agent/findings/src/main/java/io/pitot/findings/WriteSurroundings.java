package io.pitot.findings;

import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.TransactionUse;
import org.jspecify.annotations.Nullable;

/**
 * What else an endpoint does that decides how what it writes one by one becomes a batch.
 *
 * @param eachIsCommitted whether each write, with little else, is a transaction of its own
 * @param keysAreFromSequence whether the endpoint asks a sequence for numbers
 */
record WriteSurroundings(boolean eachIsCommitted, boolean keysAreFromSequence) {

    /** Transactions, of the executions. Those of the last request may not have ended yet. */
    private static final double NEARLY_ALL = 0.9;

    /** What is written, and what the row or its key was looked up by. */
    private static final double FEW_STATEMENTS = 2.5;

    static WriteSurroundings of(Evidence evidence, QueryUse use) {
        return new WriteSurroundings(
                evidence.dump().transactionUses().stream()
                        .filter(transactions -> transactions.endpoint().equals(use.endpoint()))
                        .anyMatch(transactions -> isEachCommitted(use, transactions)),
                evidence.usesBy(use.endpoint()).stream()
                        .anyMatch(other -> asksSequence(evidence.query(other.query()))));
    }

    private static boolean isEachCommitted(QueryUse use, TransactionUse transactions) {
        return transactions.transactions() >= NEARLY_ALL * use.executions()
                && transactions.statements() <= FEW_STATEMENTS * transactions.transactions();
    }

    private static boolean asksSequence(@Nullable Query query) {
        return query != null && Sql.of(query).asksSequence();
    }
}
