package io.pitot.cli.command;

/** What the process ends with. They are stable: scripts depend on them. */
final class ExitCodes {

    /** Done. */
    static final int OK = 0;

    /** A budget is broken, or the doctor found something bad. */
    static final int BROKEN = 1;

    /** The command line or the budget file is wrong. */
    static final int USAGE = 2;

    /** No verdict: no dump was found, or nothing was observed. Empty input is never good news. */
    static final int INCONCLUSIVE = 3;

    /** Reported, but some of the input was skipped. */
    static final int PARTIAL = 4;

    /** An error in Pitot. */
    static final int BUG = 70;

    /** Something could not be read, written or run. */
    static final int IO = 75;

    /** Interrupted. A JVM that a signal ends has this code without being asked. */
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
