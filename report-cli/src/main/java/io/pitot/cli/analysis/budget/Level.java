package io.pitot.cli.analysis.budget;

/** What follows from a broken budget. */
public enum Level {
    /** It fails the check. */
    ERROR,
    /** It is told. */
    WARN
}
