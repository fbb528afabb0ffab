package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Finding;
import io.pitot.findings.Findings;
import java.util.HashMap;
import java.util.Map;

/** The dumps of one service, merged as they are read. Not thread-safe. */
public final class Evidence {

    private final DumpMerger merger = new DumpMerger();
    private final Map<String, Integer> seen = new HashMap<>();

    void add(Dump dump) {
        merger.add(dump);
        for (Finding finding : dump.findings()) {
            seen.merge(finding.id(), dump.dumps(), Integer::sum);
        }
    }

    /** The report on all dumps of the service. */
    public Report report(Standing standing) {
        Dump merged = merger.merged();
        return Analysis.report(merged, Findings.judge(merged), seen, standing);
    }

    /** The dumps as what others are compared with. */
    public Baseline baseline() {
        return new Baseline(Findings.judge(merger.merged()));
    }
}
