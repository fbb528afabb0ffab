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

    /**
     * How many dumps are added up before their sum is. What a sum tells apart by instance is copied each time that something is added to it: of ten
     * thousand instances that would be a hundred million parts.
     */
    private static final int BATCH = 64;

    private final DumpMerger merger = new DumpMerger();
    private DumpMerger batch = new DumpMerger();
    private int inBatch;
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
        return inBatch == 0 && merger.isEmpty();
    }

    private void add(Dump dump) {
        batch.add(dump);
        if (++inBatch == BATCH) {
            addBatch();
        }
        series.add(dump, scope.counted(dump));
        if (parts != null) {
            parts.add(dump);
        }
        for (Finding finding : dump.findings()) {
            finding.parts().forEach(part -> seen.merge(part.id(), dump.dumps(), Integer::sum));
        }
    }

    private void addBatch() {
        if (inBatch > 0) {
            merger.add(batch.merged());
            batch = new DumpMerger();
            inBatch = 0;
        }
    }

    private Dump merged() {
        addBatch();
        return merger.merged();
    }

    /** The report on all dumps of the service; without a table of prices, with those that come with Pitot. */
    public Report report(Standing standing, @Nullable PriceTable prices) {
        Dump merged = merged();
        return Analysis.report(
                merged, Findings.judge(merged), seen, standing, prices, new Selected(leftOut, scope, series.build()));
    }

    /** The report with what it is made of; dump by dump only if the dumps were read so. */
    public Run run(Standing standing) {
        return run(report(standing, null));
    }

    /** The same of a report on them. */
    public Run run(Report report) {
        return new Run(report, merged(), parts == null ? new Parts() : parts);
    }

    /** Whether it can be told how long things took dump by dump. */
    public boolean isInParts() {
        return parts != null;
    }

    /** The dumps as what others are compared with. */
    public Baseline baseline() {
        return new Baseline(Findings.judge(merged()));
    }
}
