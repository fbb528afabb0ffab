package io.pitot.cli.analysis.budget;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Site;
import org.jspecify.annotations.Nullable;

/**
 * What became of one budget.
 *
 * @param target what it is about
 * @param name its name in the budget file: {@code p95}, {@code findings.HIGH}
 * @param measure what it limits; null if it is about findings
 * @param status whether it was kept
 * @param level what follows if it is broken
 * @param reading what was measured and allowed; null if it is about findings, or inconclusive
 * @param doubt why nothing can be said; null unless it is inconclusive
 * @param requests how many requests that rests on
 * @param finding the finding that broke it, or that explains why it is broken; null if none is known
 * @param site the line behind it, or null if unknown
 */
public record Verdict(
        Target target,
        String name,
        @Nullable Measure measure,
        Status status,
        Level level,
        @Nullable Reading reading,
        @Nullable Doubt doubt,
        long requests,
        @Nullable RankedFinding finding,
        @Nullable Site site) {

    /** What can become of a budget. */
    public enum Status {
        BROKEN,
        INCONCLUSIVE,
        KEPT
    }

    /** Why nothing can be said. */
    public enum Doubt {
        /** There is no baseline to compare with. */
        NO_BASELINE(true),
        /** The baseline does not keep what is to be compared. */
        NOT_IN_BASELINE(true),
        /** The baseline does not have the target: it is new. */
        NEW_TARGET(false),
        /** Too few requests, though the budget names what they are of. */
        FEW_REQUESTS(true),
        /** Too few requests of what only the defaults are about. */
        SELDOM_ASKED(false),
        /** The dumps do not say it. */
        NOT_MEASURED(false),
        /** More than the baseline allows, as chance alone could have it. */
        WITHIN_NOISE(false);

        private final boolean grave;

        Doubt(boolean grave) {
            this.grave = grave;
        }

        /** Whether a check that rests on it can be no success. */
        boolean isGrave() {
            return grave;
        }
    }

    /**
     * What was measured and what is allowed.
     *
     * @param measure of what
     * @param value what was measured
     * @param allowed the most, or the least, that is allowed
     * @param limit as the file has it
     * @param baseline what the baseline has, or -1 if it was not asked
     */
    public record Reading(Measure measure, double value, double allowed, Limit limit, double baseline) {}

    boolean isBroken(Level at) {
        return status == Status.BROKEN && level == at;
    }

    /** Whether it keeps the check from being a success, though it is not broken. */
    boolean blocks() {
        return status == Status.INCONCLUSIVE && level == Level.ERROR && doubt != null && doubt.isGrave();
    }
}
