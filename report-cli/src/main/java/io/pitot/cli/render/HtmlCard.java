package io.pitot.cli.render;

import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A finding as a card: what, where, why, and what to do. */
final class HtmlCard {

    private final Markup html;
    private final Report report;
    private final List<Waterfall> waterfalls;

    /** @param waterfalls those that the page shows, in their order */
    HtmlCard(Markup html, Report report, List<Waterfall> waterfalls) {
        this.html = html;
        this.report = report;
        this.waterfalls = waterfalls;
    }

    void write(RankedFinding ranked) {
        Finding finding = ranked.finding();
        html.open(
                        "article",
                        "class",
                        "card " + finding.severity().name().toLowerCase(Locale.ROOT),
                        "id",
                        finding.id().replace(':', '-'))
                .line();
        html.open("h3").leaf("span", finding.severity().name(), "class", "severity");
        html.text(" " + ranked.rank() + ". " + finding.title()).close().line();
        String saves = FindingFacts.saves(finding);
        if (!saves.isEmpty()) {
            html.leaf("p", saves, "class", "saves").line();
        }
        html.open("ul", "class", "facts dim");
        FindingFacts.of(ranked, report).forEach(fact -> html.leaf("li", fact));
        html.close().line();
        html.open("dl", "class", "parts").line();
        part("in", LoopTree.lines(ranked));
        write(finding, ranked.site(), ranked.query());
        for (RankedFinding.Loop loop : ranked.inside()) {
            part("and", List.of(LoopTree.name(loop.finding())));
            write(loop.finding(), loop.site(), loop.query());
        }
        part("more", List.of("pitot explain " + finding.id() + " · " + Words.section(finding.kind())));
        for (int i = 0; i < waterfalls.size(); i++) {
            if (waterfalls.get(i).request().endpoint().equals(finding.endpoint())) {
                html.leaf("dt", "see").open("dd").leaf("a", "its slowest request", "href", "#request-" + i);
                html.close().line();
            }
        }
        html.close().close().line();
    }

    private void write(Finding finding, @Nullable Site site, @Nullable QueryRow query) {
        part("why", finding.evidence());
        if (site != null) {
            html.leaf("dt", "at")
                    .open("dd")
                    .leaf("code", Words.chain(site))
                    .close()
                    .line();
        }
        if (query != null) {
            html.leaf("dt", "sql")
                    .open("dd")
                    .leaf("pre", query.query().sql())
                    .close()
                    .line();
        }
        part("fix", finding.remedy().lines().filter(fix -> !fix.isBlank()).toList());
    }

    private void part(String label, List<String> texts) {
        if (!texts.isEmpty()) {
            html.leaf("dt", label);
            texts.forEach(text -> html.leaf("dd", text).line());
        }
    }
}
