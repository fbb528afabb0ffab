package io.pitot.cli.render;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.diff.Diff;

/** The section of a page that compares with the dumps of a baseline: what became better or worse, as {@code pitot diff} says it. */
final class HtmlDiff {

    static final String ID = "compared";
    static final String TITLE = "Compared with the baseline";

    private static final int MOST_ROWS = 100;

    private final Markup html;

    HtmlDiff(Markup html) {
        this.html = html;
    }

    void write(Diff diff) {
        html.open("section", "aria-labelledby", ID).leaf("h2", TITLE, "id", ID).line();
        html.leaf("p", about(diff.before()), "class", "dim").line();
        html.open("p").text("All in all: ");
        html.leaf("strong", DiffTable.word(diff.outcome()), "class", look(DiffTable.style(diff.outcome())));
        html.text(". Findings: " + diff.findings().fresh().size() + " new, "
                + diff.findings().gone().size() + " gone, "
                + diff.findings().still().size() + " still there.");
        html.close().line();
        for (DiffTable compared : DiffTable.of(diff, MOST_ROWS, false)) {
            String title = HtmlTable.title(compared.table());
            html.leaf("h3", title).line();
            if (compared.table().rows().isEmpty()) {
                html.leaf("p", compared.rest(), "class", "dim").line();
            } else {
                HtmlTable.writeRows(html, compared.table(), ID + "-" + HtmlTable.id(compared.table()));
            }
        }
        html.close().line();
    }

    private static String about(Report before) {
        return "The baseline is " + String.join(" · ", Headline.about(before))
                + ". What stands left of an arrow is of it.";
    }

    private static String look(Style style) {
        return switch (style) {
            case BAD -> "bad";
            case GOOD -> "good";
            default -> "";
        };
    }
}
