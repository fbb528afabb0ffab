package io.pitot.cli.analysis.diff;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings before and after, by id.
 *
 * @param fresh those that were not there before
 * @param gone those that are not there any more, though their endpoints were asked often enough
 * @param unasked those that are not there, of whose endpoints too few requests were seen to say that they are gone
 * @param still those that are there as before
 */
public record FindingChanges(
        List<RankedFinding> fresh, List<RankedFinding> gone, List<RankedFinding> unasked, List<RankedFinding> still) {

    static FindingChanges of(Report before, Report after, Dump now, Scale scale) {
        Set<String> known = ids(before);
        Set<String> present = ids(after);
        Map<String, Long> requests = new HashMap<>();
        for (Endpoint endpoint : now.endpoints()) {
            requests.put(endpoint.id(), endpoint.requests());
        }
        List<RankedFinding> fresh = new ArrayList<>();
        List<RankedFinding> still = new ArrayList<>();
        for (RankedFinding ranked : after.findings()) {
            if (known.contains(ranked.finding().id())) {
                still.add(ranked);
            }
            fresh.addAll(missing(ranked, known));
        }
        List<RankedFinding> gone = new ArrayList<>();
        List<RankedFinding> unasked = new ArrayList<>();
        for (RankedFinding ranked : before.findings()) {
            String endpoint = ranked.finding().endpoint();
            boolean asked = endpoint.isEmpty() || requests.getOrDefault(endpoint, 0L) >= scale.minRequests();
            (asked ? gone : unasked).addAll(missing(ranked, present));
        }
        return new FindingChanges(fresh, gone, unasked, still);
    }

    /** What the others do not have: the finding, or some of the loops that it is of. */
    private static List<RankedFinding> missing(RankedFinding ranked, Set<String> others) {
        if (!others.contains(ranked.finding().id())) {
            return List.of(ranked);
        }
        return ranked.loops().stream()
                .filter(loop -> !others.contains(loop.finding().id()))
                .map(ranked::alone)
                .toList();
    }

    private static Set<String> ids(Report report) {
        return report.findings().stream()
                .flatMap(ranked -> ranked.finding().parts().stream())
                .map(Finding::id)
                .collect(Collectors.toSet());
    }
}
