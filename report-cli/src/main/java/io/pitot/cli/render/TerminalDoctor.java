package io.pitot.cli.render;

import io.pitot.cli.analysis.doctor.Check;
import io.pitot.cli.analysis.doctor.Check.Level;
import io.pitot.cli.analysis.doctor.Diagnosis;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints how an installation is, a line or two for each thing that was looked at. */
public final class TerminalDoctor {

    private static final int TOPIC = 8;
    private static final int MESSAGE = 22;

    private final Page page;

    public TerminalDoctor(PrintWriter out, Screen screen) {
        page = new Page(out, screen);
    }

    public void print(Diagnosis diagnosis) {
        page.print(page.line().add(Style.BOLD, "pitot doctor").add(" · " + diagnosis.folder()));
        page.blank();
        for (Check check : diagnosis.checks()) {
            Line label = page.line()
                    .to(2)
                    .add(style(check.level()), word(check.level()))
                    .to(TOPIC)
                    .add(check.topic());
            Flow flow = new Flow(page, MESSAGE, label, Style.PLAIN);
            flow.add("", check.message());
            flow.print();
            if (!check.remedy().isEmpty()) {
                page.paragraph(MESSAGE + 2, Style.DIM, "→ ", Style.ACCENT, check.remedy());
            }
        }
        page.blank();
        page.print(page.line().to(2).add(style(diagnosis.worst()), verdict(diagnosis)));
    }

    private static String verdict(Diagnosis diagnosis) {
        long bad = count(diagnosis, Level.BAD);
        long warn = count(diagnosis, Level.WARN);
        if (bad == 0 && warn == 0) {
            return "all is well";
        }
        return bad + " bad, " + warn + " to be looked at";
    }

    private static long count(Diagnosis diagnosis, Level level) {
        return diagnosis.checks().stream()
                .filter(check -> check.level() == level)
                .count();
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Style style(Level level) {
        return switch (level) {
            case OK -> Style.GOOD;
            case WARN -> Style.WARNING;
            case BAD -> Style.BAD;
        };
    }
}
