package com.acme.web;

/** The one place of this application that throws. */
public final class Failure {

    private Failure() {}

    /** Throws. */
    public static void fail() {
        throw new IllegalStateException("on purpose");
    }
}
