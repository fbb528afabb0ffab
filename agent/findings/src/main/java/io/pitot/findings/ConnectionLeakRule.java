package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Pool;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D8: connections that requests take and never give back. Those that are given back after their request, as by work that goes on
 * after the answer, are not lost; where most are, the others may be under way.
 */
final class ConnectionLeakRule {

    private static final long LEAST_LOST = 3;

    private ConnectionLeakRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (ConnectionUse use : evidence.dump().connectionUses()) {
            Endpoint endpoint = evidence.endpoint(use.endpoint());
            long lost = use.kept() - use.late();
            if (endpoint != null
                    && endpoint.isPieceOfWork()
                    && !endpoint.id().equals(Endpoint.NO_REQUEST)
                    && lost >= LEAST_LOST
                    && lost * 2 >= use.kept()) {
                findings.add(finding(evidence, use, lost));
            }
        }
        return findings;
    }

    private static Finding finding(Evidence evidence, ConnectionUse use, long lost) {
        Pool pool = evidence.pool(use.pool());
        String site = Evidence.mostFrequent(use.keptSites().isEmpty() ? use.sites() : use.keptSites());
        boolean isRule = lost * 2 >= use.requests();
        List<String> lines = new ArrayList<>();
        lines.add((isRule ? "measured: " : "likely: ") + Say.count(lost) + " of "
                + Say.count(use.uses(), "connection") + " were not given back"
                + (use.late() == 0 ? "" : ", " + Say.count(use.late()) + " after their request had ended"));
        evidence.lineAt(site, "taken").ifPresent(lines::add);
        if (pool != null && pool.maxSize() > 0) {
            lines.add("the pool had " + Say.count(pool.maxSize(), "connection")
                    + " at most: after as many leaks nobody gets one, and "
                    + (pool.timeouts() == 0
                            ? "nobody has had to go without yet"
                            : Say.count(pool.timeouts(), "request") + " for one ran out of time"));
        }
        return new Finding(
                FindingId.of(FindingKind.CONNECTION_LEAK, use.endpoint(), use.pool(), evidence.methodAt(site)),
                FindingKind.CONNECTION_LEAK,
                severity(pool, lost),
                isRule ? Confidence.PROVEN : Confidence.LIKELY,
                use.endpoint(),
                use.pool(),
                site,
                "Connection leak: " + Say.count(lost) + " of pool " + use.pool() + " never given back",
                lines,
                lost,
                0,
                0,
                0,
                "Close what is taken, however the method ends: try (Connection connection = dataSource.getConnection()) { … };"
                        + " with Spring, DataSourceUtils.releaseConnection, or a JdbcTemplate, which does it.\n"
                        + "Until then the pool can say where (HikariCP: leakDetectionThreshold; DBCP: removeAbandonedOnBorrow).");
    }

    private static Severity severity(@Nullable Pool pool, long lost) {
        boolean isNearTheEnd = pool != null && (pool.timeouts() > 0 || lost * 2 >= pool.maxSize());
        return isNearTheEnd ? Severity.HIGH : Severity.MEDIUM;
    }
}
