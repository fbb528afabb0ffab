package io.pitot.cli.render;

import io.pitot.cli.analysis.budget.KnownFinding;
import io.pitot.cli.analysis.budget.Measure;
import io.pitot.cli.analysis.budget.Measured;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.render.Table.Cell;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Prints what a baseline keeps, for people. */
public final class TerminalBaseline {

    private TerminalBaseline() {}

    /** Prints it and flushes the writer. */
    public static void print(Snapshot snapshot, PrintWriter out, Screen screen) {
        Page page = new Page(out, screen);
        page.items(
                0,
                Style.PLAIN,
                "",
                Style.BOLD,
                List.of(
                        "pitot baseline",
                        snapshot.service(),
                        Numbers.plural(snapshot.findings().size(), "finding"),
                        Numbers.plural(snapshot.measured().size(), "target")));
        if (!snapshot.findings().isEmpty()) {
            page.blank();
            Table findings =
                    new Table("FINDINGS", "known").text("kind", 0).text("id", 0).text("site", 120);
            for (KnownFinding finding : snapshot.findings()) {
                findings.row(
                        Cell.of(finding.endpoint().isEmpty() ? finding.subject() : Words.endpoint(finding.endpoint())),
                        Cell.of(finding.kind().name()),
                        Cell.of(finding.id()),
                        new Cell(Style.ACCENT, finding.site()));
            }
            new TerminalTable(page, findings).print();
        }
        if (!snapshot.measured().isEmpty()) {
            page.blank();
            page.print(page.line().to(2).add(Style.BOLD, "MEASURED"));
            for (Measured measured : snapshot.measured()) {
                page.paragraph(6, Style.PLAIN, "    ", Style.PLAIN, CheckWords.target(measured.target()));
                page.items(8, Style.PLAIN, "", Style.DIM, values(measured));
            }
        }
        out.flush();
    }

    private static List<String> values(Measured measured) {
        List<String> values = new ArrayList<>();
        if (!measured.values().isEmpty()) {
            new EnumMap<Measure, Double>(measured.values())
                    .forEach((measure, value) -> values.add(measure.key() + " " + Amounts.of(measure.unit(), value)));
        }
        return values;
    }
}
