package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import io.pitot.findings.Symptom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The order in which findings are to be fixed: what fails often, or will because it runs out of connections, comes before what is
 * slow, since nobody waits for a fast error page; then what gives most time back.
 *
 * <p>A slow endpoint is a {@linkplain Symptom symptom} where another finding names its cause, and its time is the cause's: it
 * comes right after the cause, never before.
 */
final class FixFirst {

    private final Map<String, List<Finding>> byEndpoint;

    private FixFirst(List<Finding> findings) {
        byEndpoint = findings.stream().collect(Collectors.groupingBy(Finding::endpoint));
    }

    static List<Finding> order(List<Finding> findings) {
        FixFirst order = new FixFirst(findings);
        return findings.stream()
                .sorted(Comparator.comparing(FixFirst::fails)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(order::gain).reversed())
                        .thenComparing(FixFirst::isSymptom)
                        .thenComparing(Finding::severity)
                        .thenComparing(Finding::id))
                .toList();
    }

    private static boolean fails(Finding finding) {
        return (finding.kind() == FindingKind.FAILING_ENDPOINT || finding.kind() == FindingKind.CONNECTION_LEAK)
                && finding.severity().compareTo(Severity.HIGH) <= 0;
    }

    private static boolean isSymptom(Finding finding) {
        return finding.kind() == FindingKind.SLOW_ENDPOINT;
    }

    private long gain(Finding finding) {
        if (!isSymptom(finding)) {
            return finding.nanosTotal();
        }
        long cause = byEndpoint.getOrDefault(finding.endpoint(), List.of()).stream()
                .filter(other -> Symptom.isCaused(finding, other))
                .mapToLong(Finding::nanosTotal)
                .max()
                .orElse(Long.MAX_VALUE);
        return Math.min(finding.nanosTotal(), cause);
    }
}
