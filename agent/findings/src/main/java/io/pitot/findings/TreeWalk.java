package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query that runs once to begin with and then once for each row that it has itself returned: a tree whose nodes are asked for their children
 * one by one. No other query explains it, and it grows with the tree.
 *
 * <p>It is proven where this is so in all requests that repeat it, which had different numbers of rows. A list that each row leads on in, as
 * a page to the next one, never returns two rows at once.
 *
 * @param confidence proven or likely
 * @param rows rows that it returns on average in a request that repeats it
 */
record TreeWalk(Confidence confidence, double rows) {

    private static final long LEAST_REQUESTS = 3;

    /** Where the number of rows never changed so many different parameters must not have met by chance. */
    private static final double LEAST_ARGUMENTS = 5;

    static Optional<TreeWalk> of(Evidence evidence, QueryUse use, Sql sql, Repeats repeats) {
        Query query = evidence.query(use.query());
        boolean isTree = use.treeRequests() > 0
                && use.treeRequests() == use.repeatedRequests()
                && repeats.argumentsKnown()
                && Loops.of(use).mayBe()
                && evidence.isPieceOfWork(use.endpoint())
                && !sql.isBatched()
                && !sql.pages()
                && branches(query);
        if (!isTree || isExplained(evidence, use)) {
            return Optional.empty();
        }
        boolean varies = use.maxPerRequest() > repeats.executions();
        if (varies && use.repeatedRequests() >= LEAST_REQUESTS) {
            return Optional.of(new TreeWalk(Confidence.PROVEN, repeats.executions() - 1));
        }
        return repeats.distinct() >= LEAST_ARGUMENTS
                ? Optional.of(new TreeWalk(Confidence.LIKELY, repeats.executions() - 1))
                : Optional.empty();
    }

    /** Whether it runs once for each row of another query: six parents with five children among them look like a tree of six nodes. */
    private static boolean isExplained(Evidence evidence, QueryUse use) {
        return Sources.of(evidence, use).stream()
                .anyMatch(
                        source -> source.isExact() && !source.growth().parent().equals(use.query()));
    }

    private static boolean branches(@Nullable Query query) {
        return query != null && query.maxRowsRead() > 1;
    }

    /** {@code proven: 1 execution for each row that it returned, and one to begin with, in all 12 requests that repeat it}. */
    String evidence(QueryUse use) {
        return (confidence == Confidence.PROVEN ? "proven" : "likely")
                + ": 1 execution for each row that it returned, and one to begin with, in all "
                + Say.count(use.repeatedRequests(), "request") + " that repeat it: a tree, node by node";
    }

    /** What ten times the nodes would cost. */
    String prediction(QueryUse use) {
        double executions = 10 * rows + 1;
        double nanosEach = (double) use.nanos() / Math.max(1, use.executions());
        return "at ten times the rows, " + Say.count(Math.round(10 * rows)) + " on average: " + Say.average(executions)
                + " executions per request, " + Say.time((long) (executions * nanosEach));
    }

    static String remedy(Sql sql) {
        return "Let the database walk the tree, in one query however deep it is: WITH RECURSIVE tree AS (SELECT … FROM "
                + sql.table() + " WHERE " + key(sql) + " = ? UNION ALL SELECT … FROM " + sql.table()
                + " n JOIN tree ON n." + key(sql)
                + " = tree.id). Hibernate knows WITH in HQL from 6.2 on, and native queries before.\n"
                + "Or read all nodes of the tree by what they have in common, and put them together in memory; where it is"
                + " read far more often than changed, a table of all ancestors (closure table).";
    }

    private static String key(Sql sql) {
        return sql.comparedColumns().stream().findFirst().orElse("parent");
    }
}
