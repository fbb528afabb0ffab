package io.pitot.agent.runtime.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the sources together. The first that names an option decides: agent arguments, environment,
 * system properties, properties file. A wrong value gives way to the option's default, not to the next source, so that
 * a mistake never brings back a value that somebody meant to replace. Every mistake in every source is
 * named; none stops the application or the agent.
 */
public final class ConfigurationReader {

    private static final Path DEFAULT_FILE = Path.of("pitot.properties");

    /** An option's value as it was given. */
    private record Given(Source source, Option<?> option, String spelling, String text) {}

    private final List<String> problems = new ArrayList<>();
    /** By the option's key. */
    private final Map<String, Object> values = new HashMap<>();

    private final Set<String> decided = new HashSet<>();

    private ConfigurationReader() {}

    /**
     * Reads all sources.
     *
     * @param arguments what stands behind {@code -javaagent:pitot-agent.jar=}, or null
     * @param environment of the process
     * @param systemProperties of the JVM; what is not text is ignored
     */
    public static Configuration read(
            @Nullable String arguments, Map<String, String> environment, Map<?, ?> systemProperties) {
        return new ConfigurationReader().readAll(arguments, environment, systemProperties);
    }

    private Configuration readAll(
            @Nullable String arguments, Map<String, String> environment, Map<?, ?> systemProperties) {
        for (Option<?> option : Options.ALL) {
            values.put(option.key(), option.defaultValue());
        }
        ServiceIdentity identity = ServiceIdentity.of(environment, systemProperties);
        values.put(Options.SERVICE_NAME.key(), identity.name());
        values.put(Options.SERVICE_VERSION.key(), identity.version());

        take(Source.ARGUMENTS, AgentArguments.parse(arguments, problems));
        take(Source.ENVIRONMENT, Source.ENVIRONMENT.own(environment));
        take(Source.SYSTEM_PROPERTIES, Source.SYSTEM_PROPERTIES.own(systemProperties));
        takeFile();
        return new Configuration(values, problems);
    }

    private void takeFile() {
        boolean named = decided.contains(Options.CONFIG.key());
        Path file = named ? (Path) values.getOrDefault(Options.CONFIG.key(), DEFAULT_FILE) : DEFAULT_FILE;
        if (file.toString().isEmpty() || (!named && !Files.exists(file))) {
            return;
        }
        values.put(Options.CONFIG.key(), file);
        try {
            take(Source.file(file.toString()), PropertiesFile.read(file));
        } catch (InvalidValueException unreadable) {
            problems.add(Options.CONFIG.key() + "=" + file + ": " + unreadable.getMessage() + "; going on without it");
        }
    }

    private void take(Source source, Map<String, String> texts) {
        Map<String, Option<?>> bySpelling = new LinkedHashMap<>();
        for (Option<?> option : Options.ALL) {
            if (!option.key().equals(Options.CONFIG.key()) || source.kind() != Source.Kind.FILE) {
                bySpelling.put(source.spelling(option), option);
            }
        }
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            String spelling = entry.getKey();
            Option<?> option = bySpelling.get(spelling);
            if (option != null) {
                decide(new Given(source, option, spelling, entry.getValue().trim()));
            } else {
                String nearest = NearestName.to(spelling, bySpelling.keySet());
                problems.add(source.quote(spelling, entry.getValue()) + ": no such option; "
                        + (nearest == null
                                ? "there are " + String.join(", ", bySpelling.keySet())
                                : "did you mean " + nearest + "?"));
            }
        }
    }

    private void decide(Given given) {
        Option<?> option = given.option();
        if (given.text().isEmpty() && given.source().kind() == Source.Kind.ENVIRONMENT) {
            // How environments that cannot take a variable away say that it is not set.
            return;
        }
        boolean first = decided.add(option.key());
        try {
            if (given.text().isEmpty() && !option.mayBeEmpty()) {
                throw new InvalidValueException("must not be empty");
            }
            Object value = option.type().parse(given.text());
            if (first) {
                values.put(option.key(), value);
            }
        } catch (InvalidValueException invalid) {
            problems.add(given.source().quote(given.spelling(), given.text()) + ": " + invalid.getMessage()
                    + (first ? "; using " + inForce(option) : "; not used, it is overridden"));
        }
    }

    private String inForce(Option<?> option) {
        String text = new Configuration(values, List.of()).print(option);
        return text.isEmpty() ? "none" : text;
    }
}
