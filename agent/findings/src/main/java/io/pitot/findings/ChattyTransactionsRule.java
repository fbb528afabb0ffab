package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.TransactionUse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * D8: a request that commits again and again from one line, as for each row that it writes, where one transaction would do.
 *
 * <p>Not of work that nobody waits for: a job or a listener commits each item so that one that fails does not take the others along.
 * Nor where that is a step of something large (batches, statements that change many rows), where transactions only read, or are
 * rolled back and tried again. What runs one statement in each is told as that statement's loop.
 */
final class ChattyTransactionsRule {

    private static final double LEAST_COMMITS = 3;
    private static final double ONE_STATEMENT = 1.5;
    private static final double MANY_ROWS = 10;

    /** Rolled back transactions, of all, that say of the others that they are another try. */
    private static final double FEW_ROLLBACKS = 0.1;

    private static final Set<FindingKind> LOOPS =
            EnumSet.of(FindingKind.N_PLUS_ONE, FindingKind.DUPLICATE_QUERY, FindingKind.BATCHABLE_WRITES);

    private ChattyTransactionsRule() {}

    /** @param others what was found of loops over statements */
    static List<Finding> judge(Evidence evidence, List<Finding> others) {
        List<Finding> findings = new ArrayList<>();
        for (TransactionUse use : evidence.dump().transactionUses()) {
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            if (endpoint != null
                    && endpoint.isAwaited()
                    && !use.endpoint().equals(Endpoint.NO_REQUEST)
                    && !use.endpoint().equals(Endpoint.OTHER)
                    && use.rollbacks() <= FEW_ROLLBACKS * use.transactions()
                    && commitsFromOneLine(use) >= LEAST_COMMITS
                    && !areChunks(evidence, use)
                    && writesFewRowsEach(evidence, use)
                    && !isToldAlready(use, others)) {
                findings.add(finding(evidence, use));
            }
        }
        return findings;
    }

    /** Per request, on average. */
    private static double commitsFromOneLine(TransactionUse use) {
        long looked = use.sites().values().stream().mapToLong(Long::longValue).sum();
        long most =
                use.sites().values().stream().mapToLong(Long::longValue).max().orElse(0);
        return looked == 0 || use.requests() == 0 ? 0 : (double) most / looked * use.transactions() / use.requests();
    }

    /** Whether Spring Batch commits them, a chunk at a time and what it writes about each. */
    private static boolean areChunks(Evidence evidence, TransactionUse use) {
        return evidence.layersAt(Evidence.mostFrequent(use.sites())).springBatch();
    }

    private static boolean writesFewRowsEach(Evidence evidence, TransactionUse use) {
        long writes = 0;
        long rows = 0;
        long batches = 0;
        for (QueryUse of : evidence.usesBy(use.endpoint())) {
            Query query = evidence.query(of.query());
            if (query != null && Sql.of(query).changesTable()) {
                writes += of.executions();
                rows += of.rows();
                batches += of.batches();
            }
        }
        return writes * 2 >= use.transactions()
                && batches * 2 < use.transactions()
                && rows < MANY_ROWS * use.transactions();
    }

    private static boolean isToldAlready(TransactionUse use, List<Finding> others) {
        return use.statements() <= ONE_STATEMENT * use.transactions()
                && others.stream()
                        .anyMatch(other ->
                                LOOPS.contains(other.kind()) && other.endpoint().equals(use.endpoint()));
    }

    private static Finding finding(Evidence evidence, TransactionUse use) {
        Cost cost =
                Cost.ofRepeats(use.commitNanos(), use.transactions(), use.requests(), evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.sites());
        String each = Say.average((double) use.transactions() / use.requests());
        List<String> lines = new ArrayList<>();
        lines.add("likely: " + each + " transactions per request, " + Say.count(use.maxPerRequest()) + " at most, of "
                + Say.average((double) use.statements() / use.transactions())
                + " statements each, ended in the same line");
        evidence.lineAt(site, "committed").ifPresent(lines::add);
        lines.add("commits took " + Say.time(use.commitNanos() / use.transactions())
                + " each on average; all but one per request count as what could be saved");
        return new Finding(
                FindingId.of(FindingKind.CHATTY_TRANSACTIONS, use.endpoint(), use.endpoint(), evidence.methodAt(site)),
                FindingKind.CHATTY_TRANSACTIONS,
                cost.severity(),
                Confidence.LIKELY,
                use.endpoint(),
                use.endpoint(),
                site,
                "Chatty transactions: " + each + " commits per request where one may do",
                lines,
                use.requests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                "Put one transaction around the loop (Spring: @Transactional on the method that loops; JDBC: setAutoCommit(false)"
                        + " before it and one commit after it): the database writes its log to disk at each commit.\n"
                        + "If each item must stand on its own, savepoints do that within one transaction.");
    }
}
