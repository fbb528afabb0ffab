package io.pitot.cli.analysis.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** All that is wrong with a file, each with its line and column. */
final class Problems {

    private record Problem(int line, int column, String text) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(@Nullable Mark mark, String text) {
        found.add(mark == null ? new Problem(1, 1, text) : new Problem(mark.getLine() + 1, mark.getColumn() + 1, text));
    }

    /** One line each, in the order of the file. */
    List<String> lines() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .map(problem -> file + ":" + problem.line + ":" + problem.column + ": " + problem.text)
                .toList();
    }
}
