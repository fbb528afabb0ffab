package io.pitot.agent.runtime.configuration;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options in force, and what was wrong with what was given. Immutable. */
public final class Configuration {

    /** By the option's key. */
    private final Map<String, Object> values;

    private final List<String> problems;

    Configuration(Map<String, Object> values, List<String> problems) {
        this.values = Map.copyOf(values);
        this.problems = List.copyOf(problems);
    }

    /** The value in force of one of {@link Options}. */
    @SuppressWarnings("unchecked") // The reader stores what the option's own type has read.
    public <T> T get(Option<T> option) {
        Object value = values.get(option.key());
        if (value == null) {
            throw new IllegalArgumentException(option.key() + ": not one of the options");
        }
        return (T) value;
    }

    /** What was wrong, one line each, in the order of precedence of the sources. */
    public List<String> problems() {
        return problems;
    }

    /** All values in force, as they could have been given, by key. There are no secrets among them. */
    public Map<String, String> inForce() {
        Map<String, String> texts = new TreeMap<>();
        for (Option<?> option : Options.ALL) {
            texts.put(option.key(), print(option));
        }
        return Collections.unmodifiableMap(texts);
    }

    /** The value in force as it could have been given. */
    <T> String print(Option<T> option) {
        return option.type().print(get(option));
    }
}
