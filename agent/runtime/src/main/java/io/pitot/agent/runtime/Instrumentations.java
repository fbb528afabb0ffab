package io.pitot.agent.runtime;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.methods.InferenceMethodsInstrumentation;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.NearestName;
import io.pitot.agent.runtime.configuration.Options;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The instrumentations in force: those listed in {@code META-INF/services} and the configured methods, less
 * what is disabled.
 *
 * @param enabled what is to be woven
 * @param problems names that no instrumentation has and instrumentations that cannot be loaded, one line each
 */
record Instrumentations(List<LibraryInstrumentation> enabled, List<String> problems) {

    private static final String SERVICES = "META-INF/services/";

    static Instrumentations discover(Configuration configuration, ClassLoader own) {
        List<LibraryInstrumentation> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : listed(own, problems)) {
            try {
                all.add(Class.forName(name, true, own)
                        .asSubclass(LibraryInstrumentation.class)
                        .getConstructor()
                        .newInstance());
            } catch (ReflectiveOperationException | ClassCastException | LinkageError broken) {
                // One that fails to load must not cost the others.
                problems.add("an instrumentation is left out: " + name + " (" + broken + ")");
            }
        }
        List<String> inferenceMethods = configuration.get(Options.INFERENCE_METHODS);
        if (!inferenceMethods.isEmpty()) {
            all.add(new InferenceMethodsInstrumentation(inferenceMethods));
        }
        List<String> disabled = configuration.get(Options.INSTRUMENTATION_DISABLED);
        if (!disabled.isEmpty()) {
            checkNames(disabled, all, problems);
            all.removeIf(instrumentation -> disabled.contains(instrumentation.name()));
        }
        return new Instrumentations(List.copyOf(all), List.copyOf(problems));
    }

    /** The lines of the file. Not by a {@code ServiceLoader}, which takes ten times as long, and before main. */
    private static List<String> listed(ClassLoader own, List<String> problems) {
        List<String> names = new ArrayList<>();
        String file = SERVICES + LibraryInstrumentation.class.getName();
        try (InputStream in = own.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = 0;
            while (start < text.length()) {
                int newline = text.indexOf('\n', start);
                int end = newline < 0 ? text.length() : newline;
                String name = text.substring(start, end).trim();
                if (!name.isEmpty() && !name.startsWith("#")) {
                    names.add(name);
                }
                start = end + 1;
            }
        } catch (IOException damagedJar) {
            problems.add("no instrumentation can be found (" + damagedJar + ")");
        }
        return names;
    }

    private static void checkNames(List<String> disabled, List<LibraryInstrumentation> all, List<String> problems) {
        Set<String> names = new TreeSet<>();
        for (LibraryInstrumentation instrumentation : all) {
            names.add(instrumentation.name());
        }
        for (String name : disabled) {
            if (!names.contains(name)) {
                String nearest = NearestName.to(name, names);
                problems.add(Options.INSTRUMENTATION_DISABLED.key() + "=" + name + ": no such instrumentation; "
                        + (nearest == null
                                ? "there are " + String.join(", ", names)
                                : "did you mean " + nearest + "?"));
            }
        }
    }
}
