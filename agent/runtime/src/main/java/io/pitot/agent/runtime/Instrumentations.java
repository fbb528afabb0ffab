package io.pitot.agent.runtime;

import io.pitot.agent.instrumentation.InstrumentationIndex;
import io.pitot.agent.instrumentation.RegisteredInstrumentation;
import io.pitot.agent.instrumentation.methods.InferenceMethodsInstrumentation;
import io.pitot.agent.runtime.configuration.Configuration;
import io.pitot.agent.runtime.configuration.NearestName;
import io.pitot.agent.runtime.configuration.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The instrumentations in force: those that come with the agent and the configured methods, less what is disabled.
 *
 * @param enabled what is to be woven
 * @param problems names that no instrumentation has, and why none is found, one line each
 */
record Instrumentations(List<RegisteredInstrumentation> enabled, List<String> problems) {

    static Instrumentations discover(Configuration configuration, ClassLoader own) {
        List<RegisteredInstrumentation> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try {
            all.addAll(InstrumentationIndex.read(own));
        } catch (IOException damagedJar) {
            problems.add("no instrumentation can be found (" + damagedJar + ")");
        }
        List<String> inferenceMethods = configuration.get(Options.INFERENCE_METHODS);
        if (!inferenceMethods.isEmpty()) {
            all.add(RegisteredInstrumentation.of(new InferenceMethodsInstrumentation(inferenceMethods)));
        }
        List<String> disabled = configuration.get(Options.INSTRUMENTATION_DISABLED);
        if (!disabled.isEmpty()) {
            checkNames(disabled, all, problems);
            all.removeIf(instrumentation -> disabled.contains(instrumentation.name()));
        }
        return new Instrumentations(List.copyOf(all), List.copyOf(problems));
    }

    private static void checkNames(List<String> disabled, List<RegisteredInstrumentation> all, List<String> problems) {
        Set<String> names = new TreeSet<>();
        for (RegisteredInstrumentation instrumentation : all) {
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
