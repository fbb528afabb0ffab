package io.pitot.agent.runtime.configuration;

/**
 * One option. {@link Options} has them all.
 *
 * @param key its name in agent arguments and properties files; the others follow from it
 * @param type what values it takes
 * @param defaultText its value where nobody gives one; empty if there is none or it is found out at start
 * @param defaultWords what the documentation says of that value
 * @param meaning what the documentation says of the option: whole sentences
 * @param <T> what a value is once read
 */
public record Option<T>(String key, OptionType<T> type, String defaultText, String defaultWords, String meaning) {

    /** Its name as an environment variable: {@code PITOT_DUMP_INTERVAL}. */
    String environmentVariable() {
        StringBuilder name = new StringBuilder("PITOT_");
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            name.append(c == '.' ? '_' : Character.toUpperCase(c));
        }
        return name.toString();
    }

    /** Its name as a system property: {@code pitot.dump.interval}. */
    String systemProperty() {
        return "pitot." + key;
    }

    T defaultValue() {
        try {
            return type.parse(defaultText);
        } catch (InvalidValueException impossible) {
            throw new IllegalStateException(key + ": the default " + impossible.getMessage(), impossible);
        }
    }

    /** Whether a value makes a difference to none, as for a list that may be empty. */
    boolean mayBeEmpty() {
        return type instanceof Names;
    }
}
