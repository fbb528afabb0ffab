package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Finding;
import io.pitot.findings.Findings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dumps of one service, merged as they are read. Not thread-safe. */
public final class Evidence {

    private final DumpMerger merger = new DumpMerger();
    private final Map<String, Integer> seen = new HashMap<>();
    private final @Nullable Parts parts;

    /** @param parts where to keep how long things took dump by dump, or null to keep only what they add up to */
    Evidence(@Nullable Parts parts) {
        this.parts = parts;
    }

    void add(Dump dump) {
        merger.add(dump);
        if (parts != null) {
            parts.add(dump);
        }
        for (Finding finding : dump.findings()) {
            seen.merge(finding.id(), dump.dumps(), Integer::sum);
        }
    }

    /** The report on all dumps of the service. */
    public Report report(Standing standing, PriceTable prices) {
        Dump merged = merger.merged();
        return Analysis.report(merged, Findings.judge(merged), seen, standing, prices);
    }

    /** The report with what it is made of; dump by dump only if the dumps were read so. */
    public Run run(Standing standing) {
        return new Run(report(standing, PriceFile.shipped()), merger.merged(), parts == null ? new Parts() : parts);
    }

    /** The dumps as what others are compared with. */
    public Baseline baseline() {
        return new Baseline(Findings.judge(merger.merged()));
    }
}
