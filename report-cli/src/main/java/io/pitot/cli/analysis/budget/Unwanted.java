package io.pitot.cli.analysis.budget;

/** Which findings break a budget. */
public enum Unwanted {
    /** All that nobody muted. */
    ANY,
    /** Those that the baseline does not have. */
    NEW
}
