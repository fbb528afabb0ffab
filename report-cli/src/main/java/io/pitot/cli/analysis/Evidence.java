package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Finding;
import io.pitot.findings.Findings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dumps of one service, merged as they are read. Not thread-safe. */
public final class Evidence {

    private final DumpMerger merger = new DumpMerger();
    private final Map<String, Integer> seen = new HashMap<>();
    private final SeriesBuilder series = new SeriesBuilder();
    private final Scope scope;
    private final @Nullable Parts parts;
    private int leftOut;
    private @Nullable Instant from;
    private @Nullable Instant to;

    /**
     * Of no dump yet.
     *
     * @param scope what is meant
     * @param parts where to keep how long things took dump by dump, or null to keep only what they add up to
     */
    Evidence(Scope scope, @Nullable Parts parts) {
        this.scope = scope;
        this.parts = parts;
    }

    /** Adds a dump, unless its time is not asked for. */
    void offer(Dump dump) {
        if (scope.time().holds(dump)) {
            add(dump);
        } else {
            leftOut++;
        }
        from = from == null || dump.from().isBefore(from) ? dump.from() : from;
        to = to == null || dump.to().isAfter(to) ? dump.to() : to;
    }

    /** The start of the first dump, whether it was asked for or not; null if there is none. */
    public @Nullable Instant from() {
        return from;
    }

    /** The end of the last one; null if there is none. */
    public @Nullable Instant to() {
        return to;
    }

    /** Whether all dumps lie outside the time asked for. */
    public boolean nothingLeft() {
        return merger.isEmpty();
    }

    private void add(Dump dump) {
        merger.add(dump);
        series.add(dump, scope.counted(dump));
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
        return Analysis.report(
                merged, Findings.judge(merged), seen, standing, prices, new Selected(leftOut, scope, series.build()));
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
