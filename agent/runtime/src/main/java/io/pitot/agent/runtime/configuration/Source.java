package io.pitot.agent.runtime.configuration;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where values come from, and how an option is spelled there.
 *
 * @param kind which of the four
 * @param place put before the spelling in messages; empty where the spelling says enough
 */
record Source(Kind kind, String place) {

    enum Kind {
        ARGUMENTS,
        ENVIRONMENT,
        SYSTEM_PROPERTIES,
        FILE
    }

    static final Source ARGUMENTS = new Source(Kind.ARGUMENTS, "");
    static final Source ENVIRONMENT = new Source(Kind.ENVIRONMENT, "");
    static final Source SYSTEM_PROPERTIES = new Source(Kind.SYSTEM_PROPERTIES, "");

    static final String ENVIRONMENT_PREFIX = "PITOT_";
    static final String PROPERTY_PREFIX = "pitot.";

    static Source file(String name) {
        return new Source(Kind.FILE, name + ": ");
    }

    /** How an option is named here. */
    String spelling(Option<?> option) {
        return switch (kind) {
            case ENVIRONMENT -> option.environmentVariable();
            case SYSTEM_PROPERTIES -> option.systemProperty();
            case ARGUMENTS, FILE -> option.key();
        };
    }

    /** How a message names what was given here, so that it can be found: {@code -Dpitot.dump.keep=0}. */
    String quote(String spelling, String value) {
        return place + (kind == Kind.SYSTEM_PROPERTIES ? "-D" : "") + spelling + "=" + value;
    }

    /** What was given, of that which is Pitot's. */
    Map<String, String> own(Map<?, ?> everything) {
        String prefix = kind == Kind.ENVIRONMENT ? ENVIRONMENT_PREFIX : PROPERTY_PREFIX;
        Map<String, String> own = new TreeMap<>();
        for (Map.Entry<?, ?> entry : everything.entrySet()) {
            if (entry.getKey() instanceof String name
                    && entry.getValue() instanceof String value
                    && name.startsWith(prefix)) {
                own.put(name, value);
            }
        }
        return own;
    }
}
