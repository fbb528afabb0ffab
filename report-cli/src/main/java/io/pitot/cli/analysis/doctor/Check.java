package io.pitot.cli.analysis.doctor;

/**
 * One thing that was looked at.
 *
 * @param level how it is
 * @param topic what it is about, in a word
 * @param message what was seen, in one line
 * @param remedy what to do, or empty if there is nothing to be done
 */
public record Check(Level level, String topic, String message, String remedy) {

    /** How a thing is. */
    public enum Level {
        OK,
        /** What is told may be less than what happens. */
        WARN,
        /** Nothing is told, or what is told is wrong. */
        BAD
    }

    static Check ok(String topic, String message) {
        return new Check(Level.OK, topic, message, "");
    }

    static Check warn(String topic, String message, String remedy) {
        return new Check(Level.WARN, topic, message, remedy);
    }

    static Check bad(String topic, String message, String remedy) {
        return new Check(Level.BAD, topic, message, remedy);
    }

    /** {@code 1 dump}, {@code 2 dumps}, {@code 2 classes}. */
    static String counted(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }
}
