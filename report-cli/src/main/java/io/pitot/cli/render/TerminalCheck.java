package io.pitot.cli.render;

import io.pitot.cli.analysis.RankedFinding;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.Subject;
import io.pitot.cli.analysis.budget.Check;
import io.pitot.cli.analysis.budget.Level;
import io.pitot.cli.analysis.budget.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints a check for people: what broke, by how much, where and what to do about it; what was kept in one line. */
public final class TerminalCheck {

    private static final int INDENT = 6;
    private static final int LABELLED = 10;

    /** Names of what was not judged in one line. */
    private static final int NAMED = 5;

    private final PrintWriter out;
    private final Page page;
    private final Check check;
    private final SourceRoots sources;
    private final Set<String> explained = new HashSet<>();

    public TerminalCheck(Check check, SourceRoots sources, PrintWriter out, Screen screen) {
        this.out = out;
        this.page = new Page(out, screen);
        this.check = check;
        this.sources = sources;
    }

    /** Prints it and flushes the writer. */
    public void print() {
        Subject subject = check.report().subject();
        List<String> items = new ArrayList<>();
        items.add("pitot check");
        items.add(
                subject.versions().isEmpty()
                        ? subject.service()
                        : subject.service() + " " + String.join(", ", subject.versions()));
        items.add(Numbers.plural(check.report().totals().requests(), "request"));
        items.add(Numbers.plural(subject.dumps(), "dump") + ", " + Numbers.plural(subject.instances(), "instance"));
        page.items(0, Style.PLAIN, "", Style.BOLD, items);
        page.blank();
        printBroken("BROKEN", Style.BAD, "●", Level.ERROR);
        printBroken("WARNINGS", Style.WARNING, "◐", Level.WARN);
        printDoubts();
        Style style = switch (check.result()) {
            case PASSED -> Style.GOOD;
            case BROKEN -> Style.BAD;
            case INCONCLUSIVE -> Style.WARNING;
        };
        page.print(page.line().to(2).add(style, CheckWords.result(check)).add(": " + CheckWords.counts(check)));
        out.flush();
    }

    private void printBroken(String title, Style style, String bullet, Level level) {
        List<Verdict> broken = check.broken(level);
        if (broken.isEmpty()) {
            return;
        }
        page.print(page.line().to(2).add(Style.BOLD, title));
        for (Verdict verdict : broken) {
            page.paragraph(
                    LABELLED - 4,
                    style,
                    "  " + bullet + " ",
                    Style.PLAIN,
                    CheckWords.target(verdict.target()) + ": " + CheckWords.broken(verdict));
            printCause(verdict);
        }
        page.blank();
    }

    private void printCause(Verdict verdict) {
        RankedFinding found = verdict.finding();
        if (found != null && !explained.add(found.finding().id())) {
            page.paragraph(
                    LABELLED, Style.DIM, "see ", Style.DIM, found.finding().id());
            return;
        }
        if (verdict.site() != null) {
            Line at = page.line().to(INDENT).add(Style.DIM, "at").to(LABELLED);
            page.print(at.add(Style.ACCENT, Words.chain(verdict.site())));
        }
        Sources.Span source = sources.find(verdict.site());
        if (source != null && !source.text().isEmpty()) {
            page.print(page.line()
                    .to(LABELLED)
                    .add(Style.DIM, source.line() + "  ")
                    .add(source.text()));
        }
        if (found == null) {
            return;
        }
        if (verdict.reading() != null) {
            page.paragraph(
                    LABELLED, Style.DIM, "why ", Style.PLAIN, found.finding().title());
        }
        found.finding()
                .remedy()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> page.paragraph(LABELLED, Style.DIM, "fix ", Style.PLAIN, line));
        page.paragraph(LABELLED, Style.DIM, "id  ", Style.DIM, found.finding().id());
    }

    private void printDoubts() {
        Map<Verdict.Doubt, List<Verdict>> doubts = new EnumMap<>(Verdict.Doubt.class);
        for (Verdict verdict : check.inconclusive()) {
            if (verdict.doubt() != null) {
                doubts.computeIfAbsent(verdict.doubt(), unused -> new ArrayList<>())
                        .add(verdict);
            }
        }
        if (doubts.isEmpty()) {
            return;
        }
        page.print(page.line().to(2).add(Style.BOLD, "NOT JUDGED"));
        doubts.forEach((doubt, verdicts) -> {
            page.paragraph(LABELLED - 4, Style.DIM, "  ○ ", Style.PLAIN, CheckWords.doubt(doubt));
            List<String> names = new ArrayList<>();
            verdicts.stream()
                    .limit(NAMED)
                    .forEach(verdict -> names.add(CheckWords.target(verdict.target()) + " " + verdict.name()));
            if (verdicts.size() > NAMED) {
                names.add("… " + (verdicts.size() - NAMED) + " more");
            }
            page.items(INDENT, Style.PLAIN, "", Style.DIM, names);
        });
        page.blank();
    }
}
