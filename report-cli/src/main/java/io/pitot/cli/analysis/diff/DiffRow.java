package io.pitot.cli.analysis.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint, query, model, route or cache command, before and after.
 *
 * @param id its id
 * @param label what it is called
 * @param before requests or calls
 * @param after requests or calls
 * @param counts what there was for each of them
 * @param latency how long they took
 * @param slower how that compares
 */
public record DiffRow(
        String id, String label, long before, long after, List<Change> counts, Latency latency, Outcome slower) {

    /** What is worse first, then by the time that it takes. */
    static final Comparator<DiffRow> ORDER = Comparator.comparing(DiffRow::outcome)
            .thenComparing(Comparator.comparingLong(DiffRow::nanos).reversed())
            .thenComparing(DiffRow::id);

    static DiffRow of(
            String id, String label, long before, long after, List<Change> counts, Latency latency, Scale scale) {
        return new DiffRow(id, label, before, after, List.copyOf(counts), latency, latency.outcome(scale));
    }

    /** How all of it compares. */
    public Outcome outcome() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(slower);
        counts.forEach(change -> outcomes.add(change.outcome()));
        return Outcome.of(outcomes);
    }

    /** What changed of a kind, or null if that does not apply. */
    public @Nullable Change change(Change.Kind kind) {
        return counts.stream()
                .filter(change -> change.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private long nanos() {
        return Math.max(latency.before().total(), latency.after().total());
    }
}
