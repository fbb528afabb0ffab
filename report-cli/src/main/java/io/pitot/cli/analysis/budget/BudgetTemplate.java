package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.EndpointRow;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A budget file to begin with: it allows what dumps show, and no more. */
public final class BudgetTemplate {

    /** Endpoints that get budgets of their own, those first that take most time. */
    private static final int MOST_ENDPOINTS = 50;

    private static final double ERROR_RATE = 0.01;

    private static final List<Measure> COUNTS = List.of(
            Measure.QUERIES_PER_REQUEST,
            Measure.HTTP_CALLS_PER_REQUEST,
            Measure.CACHE_CALLS_PER_REQUEST,
            Measure.MODEL_CALLS_PER_REQUEST);

    private BudgetTemplate() {}

    /**
     * The text of the file.
     *
     * @param run what the dumps show
     * @param baseline the name of the file that keeps what was found
     */
    public static String text(Run run, String baseline) {
        Report report = run.report();
        long minRequests = minRequests(report);
        StringBuilder text = new StringBuilder("""
                # What this service may cost: `pitot check` holds dumps against it (docs/check.md).
                # Levels: error fails the build, warn only tells, off says nothing.
                version: 1

                # Fewer requests of an endpoint say nothing of it.
                min-requests: %d

                # For every endpoint.
                defaults:
                  # What %s has is known; what it does not have is new.
                  n-plus-one: {error: new}
                  findings:
                    CRITICAL: {error: new}
                    HIGH: {error: new}
                    MEDIUM: {warn: new}
                  # Counts follow the code, whatever the machine.
                  queries-per-request: {error: 30}
                  error-rate: {error: 1%%}
                  # Times follow the machine. They are compared if the baseline has them: dumps have, a file has
                  # them of `pitot baseline update --with-times`.
                  # p95: {warn: +25%%, noise-floor: 10ms}
                """.formatted(minRequests, baseline));
        Map<Target, Measured> measured =
                new Snapshot(report.subject().service(), List.of(), Measured.of(run)).byTarget();
        List<String> lines = new ArrayList<>();
        for (EndpointRow row : report.endpoints()) {
            Measured of =
                    measured.get(new Target(Target.Kind.ENDPOINT, row.endpoint().id()));
            if (of != null && of.requests() >= minRequests && lines.size() < MOST_ENDPOINTS) {
                lines.add(line(of));
            }
        }
        if (!lines.isEmpty()) {
            text.append("\n# What each did when this file was made, rounded up. `*` in a name stands for anything.\n");
            text.append("endpoints:\n");
            lines.forEach(text::append);
        }
        return text.append("""

                # Findings that are left as they are, each with a reason and a last day: `pitot baseline mute ID`.
                # mute:
                #   - {finding: "np1:7f3a91c2", reason: "batch job, ADR-42", until: 2027-03-01}
                """).toString();
    }

    /** As many as the busiest endpoint has, if that has less than are asked for otherwise: a check shall be able to say something. */
    private static long minRequests(Report report) {
        long most =
                report.endpoints().stream().mapToLong(EndpointRow::calls).max().orElse(Budget.MIN_REQUESTS);
        return most >= Budget.MIN_REQUESTS ? Budget.MIN_REQUESTS : Math.max(1, most / 2);
    }

    private static String line(Measured of) {
        StringBuilder line =
                new StringBuilder("  ").append(MuteText.quoted(of.target().id()));
        List<String> budgets = new ArrayList<>();
        for (Measure measure : COUNTS) {
            double value = of.values().getOrDefault(measure, 0.0);
            if (value > 0 || measure == Measure.QUERIES_PER_REQUEST) {
                budgets.add(measure.key() + ": {error: "
                        + (long) Math.ceil(measure.unit().rounded(value)) + "}");
            }
        }
        double failed = of.values().getOrDefault(Measure.ERROR_RATE, 0.0);
        if (failed > ERROR_RATE) {
            budgets.add(Measure.ERROR_RATE.key() + ": {error: " + (long) Math.ceil(failed * 100) + "%}");
        }
        return line.append(": {")
                .append(String.join(", ", budgets))
                .append("}  # in ")
                .append(String.format(Locale.ROOT, "%,d", of.requests()))
                .append(" requests\n")
                .toString();
    }
}
