package io.pitot.agent.instrumentation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was woven and what was left alone, since the agent started. Bounded. Any thread may call any
 * method.
 */
public final class WeavingAccount {

    private static final int MAX_EXAMPLES = 10;
    private static final int MAX_SKIPPED = 200;

    /**
     * Classes woven for one library family.
     *
     * @param instrumentation its name
     * @param classes how many
     * @param examples binary names of up to ten of them, ordered
     */
    public record Instrumented(String instrumentation, long classes, List<String> examples) {}

    /**
     * A class left alone although it was wanted.
     *
     * @param instrumentation the library family that wanted it
     * @param type its binary name
     * @param reason why it was left alone
     */
    public record Skipped(String instrumentation, String type, String reason) {}

    private static final class Woven {
        long classes;
        final Set<String> examples = new TreeSet<>();
    }

    private final Map<String, Woven> woven = new TreeMap<>();
    private final Set<Skipped> skipped = new LinkedHashSet<>();

    WeavingAccount() {}

    synchronized void woven(String instrumentation, String type) {
        Woven entry = woven.computeIfAbsent(instrumentation, any -> new Woven());
        entry.classes++;
        if (entry.examples.size() < MAX_EXAMPLES) {
            entry.examples.add(type);
        }
    }

    synchronized void skipped(String instrumentation, String type, String reason) {
        if (skipped.size() < MAX_SKIPPED) {
            skipped.add(new Skipped(instrumentation, type, reason));
        }
    }

    /** Whether a class is among the first ten that were woven for a library family. */
    synchronized boolean isExample(String instrumentation, String type) {
        Woven entry = woven.get(instrumentation);
        return entry != null && entry.examples.contains(type);
    }

    /** What was woven, ordered by name; a copy. */
    public synchronized List<Instrumented> instrumented() {
        List<Instrumented> copy = new ArrayList<>();
        woven.forEach((name, entry) -> copy.add(new Instrumented(name, entry.classes, List.copyOf(entry.examples))));
        return List.copyOf(copy);
    }

    /** What was left alone, in the order in which it was met, the first two hundred; a copy. */
    public synchronized List<Skipped> skipped() {
        return List.copyOf(skipped);
    }
}
