package io.pitot.agent.runtime;

import io.pitot.agent.instrumentation.LibraryInstrumentation;
import io.pitot.agent.instrumentation.methods.InferenceMethodsInstrumentation;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.NearestName;
import io.pitot.agent.runtime.configuration.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
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

    static Instrumentations discover(Configuration configuration, ClassLoader own) {
        List<LibraryInstrumentation> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        // A loop of its own around the iterator: one that fails to load must not cost the others.
        var services = ServiceLoader.load(LibraryInstrumentation.class, own).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                all.add(services.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                problems.add("an instrumentation is left out: " + broken.getMessage());
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
