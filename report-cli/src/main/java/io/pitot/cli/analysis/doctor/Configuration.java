package io.pitot.cli.analysis.doctor;

import io.pitot.dump.AgentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the options in force say. */
final class Configuration {

    /** What the agent takes where nobody says otherwise; a test holds it against the documentation. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("enabled", "true"),
            Map.entry("dump.dir", "./pitot"),
            Map.entry("dump.interval", "60s"),
            Map.entry("dump.keep", "1000"),
            Map.entry("events.capacity", "65536"),
            Map.entry("queries.max", "2000"),
            Map.entry("endpoints.max", "1000"),
            Map.entry("reuse", "true"),
            Map.entry("limits.heap", "95"),
            Map.entry("limits.gc", "30"),
            Map.entry("limits.cpu", "50"));

    private Configuration() {}

    /** The options that are not as they are by themselves, as {@code name=value}, ordered. */
    static List<String> given(AgentAccount agent) {
        return new TreeMap<>(agent.configuration())
                .entrySet().stream()
                        // Names are found out where they are not given: that they are there says nothing.
                        .filter(option -> !option.getKey().startsWith("service."))
                        .filter(option -> !option.getValue().equals(DEFAULTS.getOrDefault(option.getKey(), "")))
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .toList();
    }

    /** An option's number, or -1 if there is none. */
    static long number(AgentAccount agent, String name) {
        String value = agent.configuration().getOrDefault(name, "");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
    }

    /** The time from one dump to the next; what it is by itself, if the dump does not say. */
    static Duration interval(AgentAccount agent) {
        String value = agent.configuration().getOrDefault("dump.interval", "");
        if (!value.matches("\\d{1,9}(ms|s|m|h)")) {
            return Duration.ofMinutes(1);
        }
        long number = Long.parseLong(value.replaceAll("\\D", ""));
        return switch (value.replaceAll("\\d", "")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
