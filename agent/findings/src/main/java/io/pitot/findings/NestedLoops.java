package io.pitot.findings;

import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one finding of the N+1 selects of nested loops. One is inside another if it follows the rows of what the other repeats.
 */
final class NestedLoops {

    /** One N+1 select. Not a record: to compare what findings say takes long, and each is there once. */
    static final class Level {

        private final Finding finding;
        private final String source;

        /** @param source the query whose rows it follows; empty if none is known */
        Level(Finding finding, String source) {
            this.finding = finding;
            this.source = source;
        }

        private List<String> loop() {
            return List.of(finding.endpoint(), finding.subject());
        }

        private List<String> outerLoop() {
            return List.of(finding.endpoint(), source);
        }
    }

    private final List<Level> levels;
    private final Map<List<String>, Level> byLoop = new HashMap<>();
    private final Map<Level, List<Level>> inside = new HashMap<>();

    private NestedLoops(List<Level> levels) {
        this.levels = levels;
        for (Level level : levels) {
            byLoop.put(level.loop(), level);
        }
        for (Level level : levels) {
            Level outer = outer(level);
            if (outer != null) {
                inside.computeIfAbsent(outer, none -> new ArrayList<>()).add(level);
            }
        }
    }

    /** A finding for each of these levels that is in no other, with those that are in it. */
    static List<Finding> trees(List<Level> levels) {
        return new NestedLoops(levels).trees();
    }

    private List<Finding> trees() {
        List<Finding> trees = new ArrayList<>();
        Set<Level> placed = new HashSet<>();
        for (Level level : levels) {
            if (outer(level) == null) {
                trees.add(tree(level, placed));
            }
        }
        // Of two that follow each other's rows neither is the outer one: the first of them shall be.
        for (Level level : levels) {
            if (!placed.contains(level)) {
                trees.add(tree(level, placed));
            }
        }
        return trees;
    }

    private Finding tree(Level outermost, Set<Level> placed) {
        List<Finding.Loop> loops = new ArrayList<>();
        place(outermost, 0, loops, placed);
        return Finding.of(loops);
    }

    private void place(Level level, int depth, List<Finding.Loop> loops, Set<Level> placed) {
        placed.add(level);
        loops.add(new Finding.Loop(depth, level.finding));
        for (Level other : inside.getOrDefault(level, List.of())) {
            if (!placed.contains(other)) {
                place(other, depth + 1, loops, placed);
            }
        }
    }

    /** What a level is inside of; null if of nothing that repeats. The nodes of a tree follow their own rows. */
    private @Nullable Level outer(Level level) {
        return level.loop().equals(level.outerLoop()) ? null : byLoop.get(level.outerLoop());
    }
}
