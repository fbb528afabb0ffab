package io.pitot.dump;

/**
 * A file is not a dump that this release can read. The message is one line that says what is wrong with
 * it, without the file's name: {@code truncated at byte 4711}.
 */
public final class DumpException extends Exception {

    private static final long serialVersionUID = 1L;

    DumpException(String message) {
        super(message);
    }

    DumpException(String message, Throwable cause) {
        super(message, cause);
    }
}
