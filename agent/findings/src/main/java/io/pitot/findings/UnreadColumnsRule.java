package io.pitot.findings;

import io.pitot.dump.ColumnsRead;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * D7: a SELECT of many columns of which most are read by nobody, wherever it runs. What no execution was seen to read may still be what a rare one
 * would read, so that the verdict waits for some, and says how many there were.
 */
final class UnreadColumnsRule {

    private static final int WIDE = 8;
    private static final int MANY_UNREAD = 5;
    private static final double MOST = 0.5;
    private static final long ENOUGH_EXECUTIONS = 20;
    private static final long ENOUGH_ROWS = 100;

    /** Columns that are listed by name or number. */
    private static final int LISTED = 12;

    private UnreadColumnsRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.forEachUse((use, sql) -> {
            Query query = evidence.query(use.query());
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            if (query != null && endpoint != null) {
                judge(evidence, use, query, sql).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private static Optional<Finding> judge(Evidence evidence, QueryUse use, Query query, Sql sql) {
        ColumnsRead columns = query.columns();
        boolean isSeen = use.executions() >= ENOUGH_EXECUTIONS && use.rows() >= ENOUGH_ROWS;
        boolean isTheApplications =
                evidence.layersAt(Evidence.mostFrequent(use.sites())).library().isEmpty();
        return isSeen
                        && isTheApplications
                        && isMostlyUnread(columns, query)
                        && sql.readsTable()
                        && !sql.comparesWholeRows()
                ? Optional.of(finding(evidence, use, query, sql, columns))
                : Optional.empty();
    }

    private static boolean isMostlyUnread(ColumnsRead columns, Query query) {
        int unread = columns.unread();
        return columns.rows() == query.rowsRead()
                && columns.count() >= WIDE
                && unread >= MANY_UNREAD
                && unread >= MOST * columns.count()
                // More columns than there are: of another result with this text.
                && columns.read() >>> 1 >>> columns.count() == 0;
    }

    private static Finding finding(Evidence evidence, QueryUse use, Query query, Sql sql, ColumnsRead columns) {
        int read = columns.count() - columns.unread();
        long nanos = query.executeNanos() + query.fetchNanos();
        double fetchShare = nanos == 0 ? 0 : (double) query.fetchNanos() / nanos;
        double unreadShare = (double) columns.unread() / columns.count();
        Cost cost = new Cost(
                (long) (use.nanos() * fetchShare * unreadShare),
                Math.max(1, use.requests()),
                0,
                evidence.nanosOf(use.endpoint()));
        String site = Evidence.mostFrequent(use.sites());
        return new Finding(
                FindingId.of(
                        FindingKind.UNBOUNDED_RESULT,
                        use.endpoint(),
                        use.query() + " columns",
                        evidence.methodAt(site)),
                FindingKind.UNBOUNDED_RESULT,
                cost.severity() == Severity.LOW ? Severity.LOW : Severity.MEDIUM,
                Confidence.LIKELY,
                use.endpoint(),
                use.query(),
                site,
                "Unread columns: " + sql.name() + " returns " + columns.count() + " columns, of which " + read
                        + (read == 1 ? " is" : " are") + " read",
                List.of(
                        "likely: none of " + Say.count(query.executions(), "execution") + " with "
                                + Say.count(query.rowsRead(), "row") + " read the other " + columns.unread()
                                + "; a branch that has not run may",
                        read + (read == 1 ? " is read: " : " are read: ") + listed(columns, sql),
                        "seen in " + Say.count(use.requests(), "request") + ", "
                                + Say.time(use.nanos() / Math.max(1, use.executions()))
                                + " each time on average, " + Say.percent(fetchShare)
                                + " of it reading rows; of that, " + Say.percent(unreadShare)
                                + " counts as what could be saved, as if all columns were of one size"),
                cost.requests(),
                cost.nanosPerRequest(),
                cost.nanos(),
                evidence.shareOfAll(cost.nanos()),
                "Select the columns that are read, in place of all: the database need not read the others, sort them or send them, and an"
                        + " index may have all that is left.");
    }

    private static String listed(ColumnsRead columns, Sql sql) {
        List<String> names = sql.selected(columns.count());
        List<String> read = new ArrayList<>();
        for (int column = 1; column <= columns.count(); column++) {
            if (columns.isRead(column)) {
                read.add(names.isEmpty() ? "number " + column : names.get(column - 1));
            }
        }
        String most = String.join(", ", read.subList(0, Math.min(LISTED, read.size())));
        return read.size() > LISTED ? most + ", …" : most;
    }
}
