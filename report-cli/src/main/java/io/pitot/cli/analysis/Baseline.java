package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The findings of another set of dumps, to compare with: what is new, what is known, what is gone. */
public final class Baseline {

    private final List<Finding> before;
    private final Set<String> ids = new HashSet<>();

    /** @param before the findings of the other dumps */
    public Baseline(List<Finding> before) {
        this.before = List.copyOf(before);
        before.forEach(finding -> add(finding, ids));
    }

    /** Whether it has the finding, and of nested loops all of them. */
    boolean knows(Finding finding) {
        return finding.parts().stream().allMatch(part -> ids.contains(part.id()));
    }

    private static void add(Finding finding, Set<String> ids) {
        finding.parts().forEach(part -> ids.add(part.id()));
    }

    /** What is gone of the endpoints asked for, or of all, as far as one can tell. */
    Gone gone(Dump now, List<Finding> verdict, @Nullable Glob endpoints) {
        Set<String> present = new HashSet<>();
        verdict.forEach(finding -> add(finding, present));
        Set<String> asked = new HashSet<>();
        now.endpoints().stream()
                .filter(endpoint -> endpoint.requests() > 0)
                .map(Endpoint::id)
                .forEach(asked::add);
        List<Finding> missing = before.stream()
                .flatMap(finding -> missing(finding, present))
                .filter(finding -> endpoints == null || endpoints.matches(finding.endpoint()))
                .toList();
        return new Gone(
                missing.stream().filter(finding -> wasLookedAt(finding, asked)).toList(),
                missing.stream().filter(finding -> !wasLookedAt(finding, asked)).toList());
    }

    /** The finding, if nothing of it is there any more; or else those of its loops that are not. */
    private static Stream<Finding> missing(Finding finding, Set<String> present) {
        return finding.parts().stream().noneMatch(part -> present.contains(part.id()))
                ? Stream.of(finding)
                : finding.parts().stream().filter(part -> !present.contains(part.id()));
    }

    private static boolean wasLookedAt(Finding finding, Set<String> asked) {
        return finding.endpoint().isEmpty() || asked.contains(finding.endpoint());
    }

    /**
     * Findings that are not there any more.
     *
     * @param fixed their endpoints were asked again, and they did not come up
     * @param notAsked nobody asked their endpoints: nothing can be said of them
     */
    public record Gone(List<Finding> fixed, List<Finding> notAsked) {}
}
