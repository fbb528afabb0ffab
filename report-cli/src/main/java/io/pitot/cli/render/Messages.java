package io.pitot.cli.render;

import java.io.PrintWriter;

/** Prints what is said beside the data: one line each, beginning with {@code pitot:}. */
public final class Messages {

    private final PrintWriter err;

    public Messages(PrintWriter err) {
        this.err = err;
    }

    /** Says something in one line. */
    public void say(String message) {
        err.print("pitot: " + SafeText.clean(message, false) + "\n");
        err.flush();
    }

    /** Says that an error in Pitot itself came up, and where. */
    public void bug(Throwable error) {
        say("a bug in Pitot: " + error + ": please report it with the lines below");
        error.printStackTrace(err);
        err.flush();
    }
}
