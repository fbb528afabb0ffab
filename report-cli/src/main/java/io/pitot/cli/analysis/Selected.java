package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was taken of the dumps that were named.
 *
 * @param leftOut dumps of the service that lie outside the time asked for
 * @param endpoints the endpoints asked for, or null for all
 */
public record Selected(int leftOut, @Nullable Glob endpoints) {

    /** All that there was. */
    public static final Selected ALL = new Selected(0, null);

    /** Which endpoints totals and shares are of. */
    Predicate<Endpoint> counted(Dump dump) {
        Glob asked = endpoints;
        return asked == null ? dump.counted() : dump.counted().and(endpoint -> asked.matches(endpoint.id()));
    }

    /**
     * The findings that concern the endpoints asked for, with shares of their time. The verdict stays what it is for all.
     *
     * @param all what everything took
     * @param asked what the endpoints asked for took
     */
    List<Finding> of(List<Finding> verdict, Totals all, Totals asked) {
        Glob names = endpoints;
        if (names == null) {
            return verdict;
        }
        double factor = Totals.share(all.nanos(), asked.nanos());
        return verdict.stream()
                .filter(finding -> names.matches(finding.endpoint()))
                .map(finding -> withShare(finding, Math.min(1, finding.share() * factor)))
                .toList();
    }

    /** What nobody asked for is not what was called outside of requests. */
    Rest outside(Rest rest) {
        return endpoints == null ? rest : Rest.NONE;
    }

    private static Finding withShare(Finding finding, double share) {
        return new Finding(
                finding.id(),
                finding.kind(),
                finding.severity(),
                finding.confidence(),
                finding.endpoint(),
                finding.subject(),
                finding.site(),
                finding.title(),
                finding.evidence(),
                finding.occurrences(),
                finding.nanosPerRequest(),
                finding.nanosTotal(),
                share,
                finding.remedy());
    }
}
