package io.pitot.cli.analysis.diff;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
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
            (known.contains(ranked.finding().id()) ? still : fresh).add(ranked);
        }
        List<RankedFinding> gone = new ArrayList<>();
        List<RankedFinding> unasked = new ArrayList<>();
        for (RankedFinding ranked : before.findings()) {
            String endpoint = ranked.finding().endpoint();
            boolean asked = endpoint.isEmpty() || requests.getOrDefault(endpoint, 0L) >= scale.minRequests();
            if (!present.contains(ranked.finding().id())) {
                (asked ? gone : unasked).add(ranked);
            }
        }
        return new FindingChanges(fresh, gone, unasked, still);
    }

    private static Set<String> ids(Report report) {
        return report.findings().stream().map(ranked -> ranked.finding().id()).collect(Collectors.toSet());
    }
}
