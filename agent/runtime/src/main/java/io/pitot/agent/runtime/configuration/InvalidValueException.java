package io.pitot.agent.runtime.configuration;

/** A value that an option does not allow. The message says what it must be: {@code must be 1s to 1h}. */
final class InvalidValueException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidValueException(String message) {
        super(message);
    }
}
