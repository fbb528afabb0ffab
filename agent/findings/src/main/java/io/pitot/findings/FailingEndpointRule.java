package io.pitot.findings;

import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** D9: an endpoint of whose requests more than 1 % fail, three at least. */
final class FailingEndpointRule {

    private static final double LOW = 0.01;
    private static final double MEDIUM = 0.05;
    private static final double HIGH = 0.10;
    private static final long LEAST_ERRORS = 3;

    private FailingEndpointRule() {}

    static List<Finding> judge(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Endpoint endpoint : evidence.dump().endpoints()) {
            if (endpoint.errors() >= LEAST_ERRORS
                    && rate(endpoint) > LOW
                    && !endpoint.id().equals(Endpoint.NO_REQUEST)) {
                findings.add(finding(evidence, endpoint));
            }
        }
        return findings;
    }

    private static double rate(Endpoint endpoint) {
        return Math.min(1, (double) endpoint.errors() / Math.max(1, endpoint.requests()));
    }

    private static Finding finding(Evidence evidence, Endpoint endpoint) {
        double rate = rate(endpoint);
        String site = Evidence.mostFrequent(endpoint.errorSites());
        String exception = Evidence.mostFrequent(endpoint.exceptions());
        String cause = exception.substring(exception.lastIndexOf('.') + 1);
        List<String> lines = new ArrayList<>();
        lines.add("measured: " + Say.count(endpoint.errors()) + " of " + Say.count(endpoint.requests(), "request")
                + (endpoint.kind().equals(Endpoint.HTTP)
                        ? " threw or ended with status 500 or above"
                        : " threw or ended with a status that is the server's fault"));
        if (!endpoint.exceptions().isEmpty()) {
            lines.add("exceptions: " + listed(endpoint.exceptions()));
        }
        if (!endpoint.statuses().isEmpty()) {
            lines.add("statuses: " + listed(endpoint.statuses()));
        }
        return new Finding(
                // The line that throws most often may be another one tomorrow: it is not part of the id.
                FindingId.of(FindingKind.FAILING_ENDPOINT, endpoint.id(), endpoint.id(), ""),
                FindingKind.FAILING_ENDPOINT,
                severity(rate),
                Confidence.PROVEN,
                endpoint.id(),
                endpoint.id(),
                site,
                "Failing endpoint: " + Say.percent(rate) + " of requests fail"
                        + (cause.isEmpty() ? "" : " (" + cause + ")"),
                lines,
                endpoint.errors(),
                0,
                0,
                0,
                site.isEmpty()
                        ? "Find out in the application's log why they fail."
                        : "Find out why " + evidence.methodAt(site).replace('#', '.') + " fails"
                                + (cause.isEmpty() ? "." : " with " + cause + "."));
    }

    private static Severity severity(double rate) {
        if (rate > HIGH) {
            return Severity.HIGH;
        }
        return rate > MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    private static String listed(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(5)
                .map(entry -> entry.getKey() + " × " + Say.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
