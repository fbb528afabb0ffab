package io.pitot.benchmarks.sidebyside;

/** What was asked for cannot be done; the message says why, and how to ask. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
