package io.pitot.benchmarks.sidebyside;

import java.util.Locale;

/**
 * One figure of two builds, and how much more it may be in the later one.
 *
 * @param figure what it is, with its unit
 * @param baseline what it was
 * @param current what it is
 * @param ratio how many times what it was it may be
 * @param slack what it may be more besides: below that, figures of one and the same build differ
 * @param timed whether it is a time, which another run may tell otherwise
 */
record Bound(String figure, double baseline, double current, double ratio, double slack, boolean timed) {

    /** The most that it may be. */
    double most() {
        return Math.max(0, baseline) * ratio + slack;
    }

    boolean kept() {
        return current <= most();
    }

    /** The columns of its row. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,.1f | %,.1f | %s | %,.1f | %s |",
                figure,
                baseline,
                current,
                baseline > 0 ? String.format(Locale.ROOT, "%.2f ×", current / baseline) : "",
                most(),
                kept() ? "kept" : "EXCEEDED");
    }

    /** What is wrong, in one line. */
    String complaint() {
        return String.format(
                Locale.ROOT,
                "%s is %,.1f and was %,.1f: at most %,.1f (%.2f × and %,.1f) is allowed",
                figure,
                current,
                baseline,
                most(),
                ratio,
                slack);
    }
}
