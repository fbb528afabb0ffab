package io.pitot.cli.analysis;

import io.pitot.dump.Finding;
import java.util.List;

/**
 * What was taken of the dumps that were named.
 *
 * @param leftOut dumps of the service that lie outside the time asked for
 * @param scope what was asked for
 * @param series how things went from dump to dump
 */
public record Selected(int leftOut, Scope scope, Series series) {

    /** All that there was. */
    public static final Selected ALL = new Selected(0, Scope.ALL, Series.NONE);

    /**
     * The findings that concern the endpoints asked for, with shares of their time. The verdict stays what it is for all.
     *
     * @param all what everything took
     * @param asked what the endpoints asked for took
     */
    List<Finding> of(List<Finding> verdict, Totals all, Totals asked) {
        Glob names = scope.endpoints();
        if (names == null) {
            return verdict;
        }
        double factor = Totals.share(all.nanos(), asked.nanos());
        return verdict.stream()
                .filter(finding -> names.matches(finding.endpoint()))
                .map(finding -> scaled(finding, factor))
                .toList();
    }

    /** What nobody asked for is not what was called outside of requests. */
    Rest outside(Rest rest) {
        return scope.endpoints() == null ? rest : Rest.NONE;
    }

    private static Finding scaled(Finding finding, double factor) {
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
                Math.min(1, finding.share() * factor),
                finding.remedy(),
                finding.loops().stream()
                        .map(loop -> new Finding.Loop(loop.depth(), scaled(loop.finding(), factor)))
                        .toList());
    }
}
