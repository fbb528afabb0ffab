package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A check as the Markdown of a build's summary. */
public final class GithubSummary {

    private static final String CUT = "| … | more than the summary has room for | | |\n";

    private final Check check;
    private final SourceRoots sources;

    public GithubSummary(Check check, SourceRoots sources) {
        this.check = check;
        this.sources = sources;
    }

    /** The text, of as many whole lines as there is room for; empty if there is none. */
    public String text(long bytes) {
        StringBuilder head = new StringBuilder();
        head.append("### Pitot: ").append(CheckWords.result(check)).append("\n\n");
        head.append(GithubText.markdown(check.report().subject().service())).append(": ");
        head.append(CheckWords.counts(check)).append("\n\n");
        List<String> rows = new ArrayList<>();
        check.broken(Level.ERROR).forEach(verdict -> rows.add(row("error", verdict)));
        check.broken(Level.WARN).forEach(verdict -> rows.add(row("warning", verdict)));
        if (!rows.isEmpty()) {
            head.append("| | budget | where | fix |\n| --- | --- | --- | --- |\n");
        }
        long room = bytes - size(head.toString()) - size(CUT) - 1;
        if (room < 0) {
            return "";
        }
        for (String row : rows) {
            room -= size(row);
            if (room < 0) {
                head.append(CUT);
                break;
            }
            head.append(row);
        }
        return head.append('\n').toString();
    }

    private String row(String level, Verdict verdict) {
        Sources.Span source = sources.find(verdict.site());
        String where = source != null
                ? source.file() + ":" + source.line()
                : verdict.site() == null ? "" : Words.chain(verdict.site());
        RankedFinding found = verdict.finding();
        String fix = found == null
                ? ""
                : String.join(" ", found.finding().remedy().lines().toList());
        return "| " + level + " | " + GithubText.markdown(CheckWords.target(verdict.target())) + ": "
                + GithubText.markdown(CheckWords.broken(verdict)) + " | " + GithubText.markdown(where) + " | "
                + GithubText.markdown(fix) + " |\n";
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
