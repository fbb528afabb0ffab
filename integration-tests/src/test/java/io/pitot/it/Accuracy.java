package io.pitot.it;

import io.pitot.dump.FindingKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Findings against labels: how many of those that should be there are, by kind and size of the database. */
final class Accuracy {

    /** Of one kind and size. */
    private static final class Tally {
        int found;
        int missed;
        int wrong;
        int rightlyNone;
    }

    private final Map<FindingKind, Map<Integer, Tally>> tallies = new EnumMap<>(FindingKind.class);
    private final List<String> mistakes = new ArrayList<>();
    private int found;
    private int missed;
    private int wrong;

    /** Adds one program with one size. */
    void add(String program, int size, Set<FindingKind> labels, Set<FindingKind> findings) {
        for (FindingKind kind : FindingKind.values()) {
            Tally tally =
                    tallies.computeIfAbsent(kind, any -> new TreeMap<>()).computeIfAbsent(size, any -> new Tally());
            if (labels.contains(kind) && findings.contains(kind)) {
                tally.found++;
                found++;
            } else if (labels.contains(kind)) {
                tally.missed++;
                missed++;
                mistakes.add(program + ": no " + kind);
            } else if (findings.contains(kind)) {
                tally.wrong++;
                wrong++;
                mistakes.add(program + ": a " + kind);
            } else {
                tally.rightlyNone++;
            }
        }
    }

    /** Of the findings, how many are right. */
    double precision() {
        return ratio(found, wrong);
    }

    /** Of what is to be found, how much was. */
    double recall() {
        return ratio(found, missed);
    }

    private static double ratio(int right, int not) {
        return right + not == 0 ? 1 : (double) right / (right + not);
    }

    /** What is missing and what is too much. */
    String wrong() {
        return String.join("\n", mistakes);
    }

    /** Markdown: a line for each kind that any label has, and size. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | kind | rows | with it | found | without it | found all the same | precision | recall |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        tallies.forEach((kind, bySize) -> {
            boolean labelled = bySize.values().stream().anyMatch(tally -> tally.found + tally.missed > 0);
            if (labelled) {
                bySize.forEach((size, tally) -> table.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %d | %d | %d | %d | %d | %.2f | %.2f |%n",
                        kind,
                        size,
                        tally.found + tally.missed,
                        tally.found,
                        tally.wrong + tally.rightlyNone,
                        tally.wrong,
                        ratio(tally.found, tally.wrong),
                        ratio(tally.found, tally.missed))));
            }
        });
        return table.toString();
    }
}
