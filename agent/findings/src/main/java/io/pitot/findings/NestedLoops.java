package io.pitot.findings;

import io.pitot.dump.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one tree of the N+1 selects of nested loops: each names the loops that it is in, outermost first, and those that are in its
 * own. One is inside another if it follows the rows of what the other repeats.
 */
final class NestedLoops {

    /** One N+1 select, and the query whose rows it follows; empty if none is known. */
    record Level(Finding finding, String source, String name) {

        private List<String> loop() {
            return List.of(finding.endpoint(), finding.subject());
        }

        private List<String> outerLoop() {
            return List.of(finding.endpoint(), source);
        }

        private String told() {
            return finding.id() + " (" + name + ")";
        }
    }

    private final Map<List<String>, Level> levels = new LinkedHashMap<>();

    private NestedLoops(Collection<Level> levels) {
        levels.forEach(level -> this.levels.put(level.loop(), level));
    }

    /** The findings of these levels, in their order, with what they have to do with each other. */
    static List<Finding> joined(Collection<Level> levels) {
        NestedLoops loops = new NestedLoops(levels);
        return levels.stream().map(loops::joined).toList();
    }

    private Finding joined(Level level) {
        List<String> evidence = new ArrayList<>(level.finding().evidence());
        Deque<String> around = new ArrayDeque<>();
        Level outer = levels.get(level.outerLoop());
        while (outer != null && !outer.equals(level) && !around.contains(outer.told())) {
            around.addFirst(outer.told());
            outer = levels.get(outer.outerLoop());
        }
        if (!around.isEmpty()) {
            evidence.add("inside the loop" + (around.size() == 1 ? "" : "s") + " of " + String.join(", ", around));
        }
        List<String> within = levels.values().stream()
                .filter(other -> !other.equals(level) && other.outerLoop().equals(level.loop()))
                .map(Level::told)
                .toList();
        if (!within.isEmpty()) {
            evidence.add("inside its own loop: " + String.join(", ", within));
        }
        return withEvidence(level.finding(), evidence);
    }

    private static Finding withEvidence(Finding finding, List<String> evidence) {
        return new Finding(
                finding.id(),
                finding.kind(),
                finding.severity(),
                finding.confidence(),
                finding.endpoint(),
                finding.subject(),
                finding.site(),
                finding.title(),
                List.copyOf(evidence),
                finding.occurrences(),
                finding.nanosPerRequest(),
                finding.nanosTotal(),
                finding.share(),
                finding.remedy());
    }
}
