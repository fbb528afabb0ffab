package io.pitot.agent.runtime.configuration;

/**
 * What values an option takes.
 *
 * @param <T> what a value is once read
 */
abstract class OptionType<T> {

    /** What the documentation calls it. */
    abstract String name();

    /** What the documentation says of bounds and form. */
    abstract String allowed();

    /** Reads a value without surrounding white space. */
    abstract T parse(String text) throws InvalidValueException;

    /** Writes a value as it could have been given. */
    abstract String print(T value);
}
