package io.pitot.cli.render;

import io.pitot.cli.analysis.Details;
import io.pitot.cli.analysis.Histogram;
import io.pitot.cli.analysis.Place;
import io.pitot.cli.analysis.ReuseRow;
import io.pitot.cli.analysis.Site;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Use;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.Distribution;
import io.pitot.dump.Reuse;
import io.pitot.findings.HitRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What explanations are put together from. */
final class ExplanationParts {

    private static final int INDENT = 4;
    private static final int BARS = 12;
    private static final int MOST_ROWS = 20;

    private final Page page;

    ExplanationParts(Page page) {
        this.page = page;
    }

    void heading(String words, String note) {
        page.blank();
        Line line = page.line().to(2).add(Style.BOLD, words);
        page.print(note.isEmpty() ? line : line.add("   ").add(Style.DIM, note));
    }

    void text(String text) {
        page.paragraph(INDENT, Style.PLAIN, "", Style.PLAIN, text);
    }

    void items(List<String> items) {
        page.items(INDENT, Style.PLAIN, "", Style.PLAIN, items);
    }

    /** Each line of a chain of calls, with its class. */
    void chain(Site site) {
        for (Place place : site.places()) {
            Line line = page.line().to(INDENT);
            line.add(Style.ACCENT, Words.line(place)).add(" " + place.method() + "   ");
            page.print(line.add(Style.DIM, place.type()));
        }
    }

    void origin(Details.Origin origin) {
        Line line = page.line().to(INDENT).add(Numbers.count(origin.calls()) + " × ");
        page.print(line.add(Style.ACCENT, Words.chain(origin.site())));
    }

    /** Percentiles, and bars for what lies between the least and the greatest. */
    void distribution(Distribution duration) {
        if (duration.count() == 0) {
            return;
        }
        items(List.of(
                "p50 " + Numbers.duration(duration.percentile(50)),
                "p90 " + Numbers.duration(duration.percentile(90)),
                "p95 " + Numbers.duration(duration.percentile(95)),
                "p99 " + Numbers.duration(duration.percentile(99)),
                "max " + Numbers.duration(duration.max()),
                "mean " + Numbers.duration(duration.mean())));
        Histogram histogram = Histogram.of(duration, BARS);
        Line measure = page.line();
        int from = column(measure, histogram, Histogram.Bar::from);
        int to = column(measure, histogram, Histogram.Bar::to);
        for (Histogram.Bar bar : histogram.withoutGaps().bars()) {
            Line line = page.line();
            String least = Numbers.duration(bar.from());
            String most = Numbers.duration(bar.to());
            line.to(INDENT + from - line.widthOf(least)).add(Style.DIM, least + " to ");
            line.to(INDENT + from + 4 + to - line.widthOf(most)).add(Style.DIM, most + "  ");
            String count = " " + Numbers.count(bar.count());
            int room = Math.min(50, line.room() - line.widthOf(count));
            line.add(Style.ACCENT, bar(bar.count(), histogram.fullest(), room));
            page.print(line.add(count));
        }
    }

    private static int column(Line measure, Histogram histogram, Function<Histogram.Bar, Long> end) {
        return histogram.bars().stream()
                .mapToInt(bar -> measure.widthOf(Numbers.duration(end.apply(bar))))
                .max()
                .orElse(0);
    }

    private static String bar(long part, long whole, int room) {
        int cells = (int) Math.round((double) Math.max(0, room) * part / Math.max(1, whole));
        return "█".repeat(part > 0 ? Math.max(1, cells) : 0);
    }

    /** Where the time of an endpoint's requests went. */
    void time(List<TimePart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        heading("WHERE TIME WENT", "");
        for (TimePart part : parts) {
            Line line = page.line().to(INDENT).add(Words.timePart(part.kind())).to(INDENT + 8);
            line.add(Numbers.percent(part.share())).to(INDENT + 15).add(Numbers.duration(part.nanos()));
            line.to(INDENT + 25);
            page.print(line.add(Style.ACCENT, bar(Math.round(1000 * part.share()), 1000, Math.min(50, line.room()))));
        }
    }

    /** What was called, or who called. */
    void uses(String title, List<Use> uses, Function<Use, String> name) {
        if (uses.isEmpty()) {
            return;
        }
        page.blank();
        Table table = new Table(title, "by time")
                .number("total", 0)
                .number("calls", 0)
                .number("requests", 70)
                .number("per request", 80)
                .number("at most", 80);
        for (Use use : uses.subList(0, Math.min(MOST_ROWS, uses.size()))) {
            table.row(
                    Table.Cell.of(name.apply(use)),
                    Table.Cell.of(Numbers.duration(use.nanos())),
                    Table.Cell.of(Numbers.count(use.calls())),
                    Table.Cell.of(Numbers.count(use.requests())),
                    Table.Cell.of(use.requests() == 0 ? "-" : Numbers.mean((double) use.calls() / use.requests())),
                    Table.Cell.of(Numbers.count(use.most())));
        }
        if (uses.size() > MOST_ROWS) {
            table.rest("… " + (uses.size() - MOST_ROWS) + " more", Map.of());
        }
        new TerminalTable(page, table).print();
    }

    /** What caches of several sizes and lifetimes would have answered. */
    void caches(ReuseRow row) {
        HitRates rates = row.rates();
        page.blank();
        Table table = new Table("CACHES THAT WOULD ANSWER", "entries by lifetime");
        Reuse.LIFETIMES.forEach(lifetime -> table.number(HitRates.lifetime(lifetime), 0));
        table.number("lasting", 0);
        if (row.query() != null) {
            table.number("to write", 0);
        }
        for (int size : Reuse.SIZES) {
            List<Table.Cell> cells = new ArrayList<>(List.of(Table.Cell.of(Numbers.count(size) + " entries")));
            Reuse.LIFETIMES.forEach(lifetime -> cells.add(rate(rates.living(lifetime, size))));
            cells.add(rate(rates.lasting(size)));
            if (row.query() != null) {
                cells.add(rate(rates.unwritten(size)));
            }
            table.row(cells.toArray(Table.Cell[]::new));
        }
        new TerminalTable(page, table).print();
        HitRates.Rate all = rates.lasting(Long.MAX_VALUE);
        items(List.of(
                Numbers.plural(row.reuse().calls(), "call"),
                Numbers.count(rates.keys()) + " different arguments",
                "with room for all " + Numbers.percent(all.low()) + " to " + Numbers.percent(all.high()),
                "which saves " + Numbers.duration(row.nanos()) + " at most"));
    }

    private static Table.Cell rate(HitRates.Rate rate) {
        return Table.Cell.of(Numbers.percent(rate.likely()));
    }

    /** @param subject whose rows stand out; may be empty */
    void waterfall(Waterfall waterfall, String subject) {
        heading("A SLOW REQUEST", Words.request(waterfall.request()));
        int width = page.screen().width();
        int names = Math.max(20, width * 2 / 5);
        int cells = Math.max(10, width - names - INDENT - 14);
        for (Waterfall.Step step : waterfall.rows()) {
            Line line = page.line().to(INDENT);
            line.addWithin(
                    step.subject().equals(subject) && !subject.isEmpty() ? Style.BOLD : Style.PLAIN,
                    Words.step(step),
                    line.room() - names);
            line.to(INDENT + names + 1)
                    .add(Style.ACCENT, spans(step, waterfall.request().nanos(), cells));
            String nanos = Numbers.duration(step.nanos()) + (step.failed() ? " !" : "");
            page.print(line.atRight(step.failed() ? Style.BAD : Style.PLAIN, nanos));
            Site site = step.site();
            if (site != null) {
                page.print(page.line().to(INDENT + 2).add(Style.DIM, "at " + Words.chain(site)));
            }
        }
        if (waterfall.omitted() > 0) {
            text("… " + Numbers.plural(waterfall.omitted(), "step") + " more");
        }
    }

    /** A cell for each part of the request, full where a step was under way. */
    private static String spans(Waterfall.Step step, long whole, int cells) {
        boolean[] full = new boolean[cells];
        for (Waterfall.Span span : step.spans()) {
            int from = cell(span.offset(), whole, cells);
            int to = cell(span.offset() + span.nanos(), whole, cells);
            for (int i = from; i <= to; i++) {
                full[i] = true;
            }
        }
        StringBuilder text = new StringBuilder();
        for (boolean cell : full) {
            text.append(cell ? step.encloses() ? '-' : '█' : ' ');
        }
        return text.toString().stripTrailing();
    }

    private static int cell(long nanos, long whole, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, nanos * (double) cells / Math.max(1, whole)));
    }
}
