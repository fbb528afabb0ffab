package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.budget.Verdict.Doubt;
import io.pitot.cli.analysis.budget.Verdict.Reading;
import io.pitot.cli.analysis.budget.Verdict.Status;
import io.pitot.cli.analysis.diff.Latency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what was measured of one target against what is allowed. */
final class MeasureBudgets {

    private final Measured measured;
    private final Rules rules;
    private final @Nullable Map<Target, Measured> before;
    private final Culprits culprits;

    /** @param before what the baseline has, or null without one */
    MeasureBudgets(Measured measured, Rules rules, @Nullable Map<Target, Measured> before, Culprits culprits) {
        this.measured = measured;
        this.rules = rules;
        this.before = before;
        this.culprits = culprits;
    }

    void judge(List<Verdict> verdicts) {
        rules.measures().forEach((measure, bounds) -> {
            Verdict worst = null;
            for (Map.Entry<Level, Limit> limit : bounds.limits().entrySet()) {
                Verdict verdict = judge(measure, limit.getKey(), limit.getValue(), bounds.noiseFloor());
                if (worst == null || verdict.status().compareTo(worst.status()) < 0) {
                    worst = verdict;
                }
            }
            if (worst != null) {
                verdicts.add(worst);
            }
        });
    }

    private Verdict judge(Measure measure, Level level, Limit limit, double noiseFloor) {
        Double value = measured.values().get(measure);
        if (value == null) {
            return doubtful(measure, level, Doubt.NOT_MEASURED);
        }
        if (measured.requests() < rules.minRequests()) {
            return doubtful(measure, level, rules.named() ? Doubt.FEW_REQUESTS : Doubt.SELDOM_ASKED);
        }
        if (!limit.relative()) {
            boolean kept = measure.atLeast() ? value >= limit.amount() : value <= limit.amount();
            return verdict(measure, level, kept, new Reading(measure, value, limit.amount(), limit, -1));
        }
        if (before == null) {
            return doubtful(measure, level, Doubt.NO_BASELINE);
        }
        Measured earlier = before.get(measured.target());
        Double reference = earlier == null ? null : earlier.values().get(measure);
        if (earlier == null || reference == null) {
            return doubtful(measure, level, earlier == null ? Doubt.NEW_TARGET : Doubt.NOT_IN_BASELINE);
        }
        return relative(measure, level, limit, noiseFloor, value, earlier, reference);
    }

    private Verdict relative(
            Measure measure,
            Level level,
            Limit limit,
            double noiseFloor,
            double value,
            Measured earlier,
            double reference) {
        double allowed = Math.max(reference * (1 + limit.amount()), reference + noiseFloor);
        Reading reading = new Reading(measure, value, allowed, limit, reference);
        boolean kept = measure.unit().rounded(value) <= measure.unit().rounded(allowed);
        boolean chance = !kept
                && measure.percentile() >= 0
                && earlier.duration() != null
                && measured.duration() != null
                && !new Latency(earlier.duration(), measured.duration()).shifted(measure.percentile());
        return chance ? doubtful(measure, level, Doubt.WITHIN_NOISE) : verdict(measure, level, kept, reading);
    }

    private Verdict verdict(Measure measure, Level level, boolean kept, Reading reading) {
        Culprits.Culprit culprit = kept ? Culprits.Culprit.NONE : culprits.of(measured.target(), measure);
        return new Verdict(
                measured.target(),
                measure.key(),
                measure,
                kept ? Status.KEPT : Status.BROKEN,
                level,
                reading,
                null,
                measured.requests(),
                culprit.finding(),
                culprit.site());
    }

    private Verdict doubtful(Measure measure, Level level, Doubt doubt) {
        return new Verdict(
                measured.target(),
                measure.key(),
                measure,
                Status.INCONCLUSIVE,
                level,
                null,
                doubt,
                measured.requests(),
                null,
                null);
    }
}
