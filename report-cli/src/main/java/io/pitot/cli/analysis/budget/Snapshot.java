package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Site;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service was like at some time: what others are compared with.
 *
 * @param service its name
 * @param findings its findings, by id; of nested loops each, so that one is known also where it is the only one left
 * @param measured what was measured, by kind and name
 */
public record Snapshot(String service, List<KnownFinding> findings, List<Measured> measured) {

    /** Puts both lists into their order. */
    public Snapshot {
        findings =
                findings.stream().sorted(Comparator.comparing(KnownFinding::id)).toList();
        measured = measured.stream()
                .sorted(Comparator.comparing((Measured of) -> of.target().kind())
                        .thenComparing(of -> of.target().id()))
                .toList();
    }

    /** What dumps say. What their report has muted is known too. */
    public static Snapshot of(Run run) {
        Report report = run.report();
        List<KnownFinding> known = new ArrayList<>();
        for (RankedFinding ranked : report.findings()) {
            if (ranked.loops().isEmpty()) {
                known.add(known(ranked.finding(), ranked.site()));
            }
            ranked.loops().forEach(loop -> known.add(known(loop.finding(), loop.site())));
        }
        report.muted().forEach(muted -> muted.finding().parts().forEach(part -> known.add(known(part, null))));
        return new Snapshot(report.subject().service(), known, Measured.of(run));
    }

    private static KnownFinding known(Finding finding, @Nullable Site site) {
        return new KnownFinding(
                finding.id(),
                finding.kind(),
                finding.endpoint(),
                finding.subject(),
                site == null
                        ? ""
                        : site.innermost().type() + "." + site.innermost().method());
    }

    /** The findings, for a report that says which are new. */
    public Baseline baseline() {
        return new Baseline(findings.stream().map(Snapshot::finding).toList());
    }

    Map<Target, Measured> byTarget() {
        Map<Target, Measured> byTarget = new HashMap<>();
        measured.forEach(of -> byTarget.put(of.target(), of));
        return byTarget;
    }

    /** What a report says of a finding that is gone: its numbers are not kept. */
    private static Finding finding(KnownFinding known) {
        String title =
                known.kind().name() + " of " + known.subject() + (known.site().isEmpty() ? "" : " at " + known.site());
        return new Finding(
                known.id(),
                known.kind(),
                Severity.LOW,
                Confidence.POSSIBLE,
                known.endpoint(),
                known.subject(),
                "",
                title,
                List.of(),
                0,
                0,
                0,
                0,
                "");
    }
}
