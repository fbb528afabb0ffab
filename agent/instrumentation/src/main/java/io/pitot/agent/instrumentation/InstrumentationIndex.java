package io.pitot.agent.instrumentation;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the instrumentations that come with the agent want, as the build wrote it down: read before main instead of their classes.
 *
 * <p>One line for each of them, in the order of {@code META-INF/services}: its class, {@link LibraryInstrumentation#name},
 * {@link LibraryInstrumentation#typeNames}, {@link LibraryInstrumentation#supertypes} and {@link LibraryInstrumentation#methods}, with tabulators
 * between them and commas between names.
 */
public final class InstrumentationIndex {

    static final String FILE = "META-INF/pitot/instrumentations";

    private static final int FIELDS = 5;

    private InstrumentationIndex() {}

    /**
     * Those that the index lists.
     *
     * @param loader has the index among its resources, and the classes
     * @throws IOException if there is no index or it cannot be read
     */
    public static List<RegisteredInstrumentation> read(ClassLoader loader) throws IOException {
        String text;
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new FileNotFoundException(FILE);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<RegisteredInstrumentation> registered = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields.length != FIELDS) {
                throw new IOException(FILE + ": " + line + ": " + fields.length + " fields instead of " + FIELDS);
            }
            registered.add(new RegisteredInstrumentation(
                    fields[0], fields[1], names(fields[2]), names(fields[3]), names(fields[4]), loader));
        }
        return registered;
    }

    private static Set<String> names(String field) {
        return field.isEmpty() ? Set.of() : Set.of(field.split(",", -1));
    }
}
