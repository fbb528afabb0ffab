package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is said of a finding in a few words each, in every format for people. */
final class FindingFacts {

    private FindingFacts() {}

    /** What fixing it would save at most; empty if no time. */
    static String saves(Finding finding) {
        if (finding.nanosTotal() <= 0) {
            return "";
        }
        return "saves ≤ " + Numbers.duration(finding.nanosPerRequest()) + "/req · " + Numbers.percent(finding.share())
                + " of time";
    }

    /** Where and how often it was found, how sure that is, and what it costs; its id comes last. */
    static List<String> of(RankedFinding ranked, Report report) {
        Finding finding = ranked.finding();
        List<String> facts = new ArrayList<>();
        // A pool that several endpoints share is a finding of none of them.
        boolean ofEndpoint = !finding.endpoint().isEmpty();
        if (ofEndpoint) {
            facts.add(Words.endpoint(finding.endpoint()));
        }
        if (ofEndpoint && !finding.endpoint().equals(Endpoint.NO_REQUEST)) {
            facts.add(
                    ranked.requests() == finding.occurrences() || finding.occurrences() == 0
                            ? Numbers.plural(ranked.requests(), "request")
                            : "in " + Numbers.count(finding.occurrences()) + " of "
                                    + Numbers.plural(ranked.requests(), "request"));
        }
        if (report.subject().dumps() > 1 && ranked.seen() > 0) {
            facts.add("seen " + ranked.seen() + "/" + report.subject().dumps() + " dumps");
        }
        switch (ranked.age()) {
            case NEW -> facts.add("NEW");
            case KNOWN -> facts.add("known");
            case UNKNOWN -> {}
        }
        facts.add(Words.confidence(finding.confidence()));
        facts.add(
                ranked.points() == 0 ? "costs less than a point" : "costs " + Numbers.plural(ranked.points(), "point"));
        facts.add(finding.id());
        return facts;
    }
}
