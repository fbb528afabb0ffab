package com.acme.web;

/** What servers answer that have handlers of their own and no servlets. */
public final class HandlersAnswers {

    /** Bytes of {@code /large}: more than a connection's buffers take. */
    public static final int LARGE = 16_000_000;

    private HandlersAnswers() {}
}
