package io.pitot.cli.render;

import io.pitot.cli.analysis.live.LiveView;
import io.pitot.cli.analysis.live.LiveView.Consumption;
import io.pitot.cli.analysis.live.LiveView.Found;
import io.pitot.cli.analysis.live.LiveView.PoolUse;
import io.pitot.cli.analysis.live.LiveView.Rate;
import io.pitot.cli.render.Table.Cell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code pitot top} shows, as lines that each fit on the screen. A pure function of what it is given. */
public final class TopScreen {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Rows of a table that nobody reserves room for. */
    private static final int SMALL = 5;

    /** Rows where there is no end to the room. */
    private static final int LARGE = 10;

    /** A title and a blank line before it. */
    private static final int AROUND = 2;

    private final Screen screen;
    private final TopOrder order;

    /** @param order of the rows of each table */
    public TopScreen(Screen screen, TopOrder order) {
        this.screen = screen;
        this.order = order;
    }

    /**
     * The lines of a view.
     *
     * @param height how many there may be, or 0 for as many as there is to say
     * @param note what is to be known beside it, or empty
     */
    public List<String> lines(LiveView view, int height, String note) {
        List<String> lines = new ArrayList<>(header(view));
        if (!note.isEmpty()) {
            lines.addAll(paragraph(Style.WARNING, note));
        }
        List<Table> tables = tables(view);
        int[] rows = rows(tables, height == 0 ? Integer.MAX_VALUE : height - lines.size());
        for (int i = 0; i < tables.size(); i++) {
            if (rows[i] > 0) {
                lines.add("");
                lines.addAll(printed(tables.get(i), rows[i]));
            }
        }
        return height == 0 ? lines : lines.subList(0, Math.min(height, lines.size()));
    }

    /** The lines that say what is waited for. */
    public List<String> waiting(String what) {
        List<String> lines = new ArrayList<>();
        lines.add(text(new Line(screen).add(Style.BOLD, "pitot top")));
        lines.add("");
        lines.addAll(paragraph(Style.PLAIN, what));
        return lines;
    }

    /** The line of the keys. */
    public String keys(boolean paused) {
        Line line = new Line(screen);
        if (paused) {
            line.add(Style.WARNING, "paused").add(Style.DIM, " · ");
        }
        return text(line.add(
                Style.DIM,
                "q quit · p " + (paused ? "go on" : "pause") + " · order by " + order.word()
                        + ": t time, r rate, l p95, e errors"));
    }

    private List<String> header(LiveView view) {
        Line title = new Line(screen)
                .add(Style.BOLD, "pitot top")
                .add(" · " + view.service() + " · " + Numbers.plural(view.instances(), "instance") + " · ");
        if (view.answering() == view.instances()) {
            title.add(Style.GOOD, "live");
        } else if (view.answering() > 0) {
            title.add(Style.WARNING, view.answering() + " live");
        } else {
            title.add(Style.WARNING, "not live");
        }
        title.add(" · last " + Math.round(view.seconds()) + " s");
        String time = TIME.format(view.to()) + " UTC";
        if (title.room() > title.widthOf(time)) {
            title.atRight(Style.DIM, time);
        }
        Line work = new Line(screen).to(2);
        work.add(Style.BOLD, rate(view.requests().lately()))
                .add(" requests/s")
                .add(Style.DIM, " (" + rate(view.requests().perSecond()) + " on average)")
                .add(" · errors ")
                .add(
                        view.requests().errors() > 0 ? Style.BAD : Style.PLAIN,
                        Numbers.percent(view.requests().errors()))
                .add(" · ")
                .add(Style.BOLD, rate(view.queries().lately()))
                .add(" queries/s")
                .add(Style.DIM, " (" + rate(view.queries().perSecond()) + ")");
        return List.of(text(title), "", text(work), text(consumption(view.jvm())));
    }

    private Line consumption(Consumption jvm) {
        Line line = new Line(screen).to(2);
        line.add("CPU " + Numbers.mean(jvm.processors()) + " of " + jvm.available());
        line.add(" · heap " + Numbers.bytes(jvm.heapBytes()));
        if (jvm.heapLimitBytes() > 0) {
            double share = (double) jvm.heapBytes() / jvm.heapLimitBytes();
            line.add(" ").add(share > 0.9 ? Style.WARNING : Style.PLAIN, Numbers.percent(share));
        }
        line.add(" · GC " + Numbers.percent(jvm.gc()));
        line.add(" · " + Numbers.plural(jvm.threads(), "thread"));
        line.add(" · agent " + Numbers.percent(jvm.agent()));
        return line.add(" · ")
                .add(jvm.dropped() > 0 ? Style.BAD : Style.PLAIN, Numbers.count(jvm.dropped()) + " dropped");
    }

    /** The tables with all their rows, those first that are given up last. */
    private List<Table> tables(LiveView view) {
        List<Table> tables = new ArrayList<>();
        add(tables, work("ENDPOINTS", view.endpoints()));
        add(tables, findings(view.findings()));
        add(tables, work("QUERIES", view.statements()));
        add(tables, pools(view.pools()));
        add(tables, work("MODELS", view.models()));
        add(tables, work("CALLS", view.calls()));
        add(tables, caches(view.caches()));
        return tables;
    }

    private static void add(List<Table> tables, Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }

    private Table work(String title, List<Rate> rates) {
        Table table = new Table(title, "by " + order.word() + ", ms")
                .number("now/s", 0)
                .number("/s", 0)
                .number("p50", 70)
                .number("p95", 0)
                .number("errors", 0)
                .number("busy", 0);
        for (Rate rate : rates.stream().sorted(order.rows()).toList()) {
            table.row(
                    Cell.of(Words.endpoint(rate.name())),
                    new Cell(Style.BOLD, rate(rate.lately())),
                    Cell.of(rate(rate.perSecond())),
                    Cell.of(Numbers.millis(rate.p50())),
                    Cell.of(Numbers.millis(rate.p95())),
                    new Cell(rate.errors() > 0 ? Style.BAD : Style.DIM, Numbers.percent(rate.errors())),
                    Cell.of(busy(rate.busy())));
        }
        return table;
    }

    private Table pools(List<PoolUse> pools) {
        Table table = new Table("POOLS", "ms")
                .number("in use", 0)
                .number("most", 0)
                .number("open", 0)
                .number("waits/s", 0)
                .number("wait p95", 0)
                .number("timeouts", 80);
        for (PoolUse pool : pools) {
            table.row(
                    Cell.of(pool.waits().name()),
                    new Cell(Style.BOLD, busy(pool.inUse())),
                    Cell.of(Numbers.count(pool.most())),
                    Cell.of(Numbers.count(pool.size())),
                    Cell.of(rate(pool.waits().perSecond())),
                    Cell.of(Numbers.millis(pool.waits().p95())),
                    new Cell(
                            pool.waits().errors() > 0 ? Style.BAD : Style.DIM,
                            Numbers.percent(pool.waits().errors())));
        }
        return table;
    }

    private static Table caches(List<Rate> caches) {
        Table table = new Table("CACHES", "by rate")
                .number("now/s", 0)
                .number("/s", 0)
                .number("hits", 0);
        for (Rate cache : caches.stream().sorted(TopOrder.RATE.rows()).toList()) {
            table.row(
                    Cell.of(cache.name()),
                    new Cell(Style.BOLD, rate(cache.lately())),
                    Cell.of(rate(cache.perSecond())),
                    Cell.of(Numbers.percent(1 - cache.errors())));
        }
        return table;
    }

    private static Table findings(List<Found> findings) {
        Table table = new Table("FINDINGS", "of the last minutes").text("", 0).text("at", 80);
        for (Found found : findings) {
            String title = Words.severity(found.finding().severity()) + "  "
                    + found.finding().title();
            table.row(
                    new Cell(Words.style(found.finding().severity()), title),
                    new Cell(Style.WARNING, found.isNew() ? "NEW" : ""),
                    new Cell(Style.ACCENT, found.line()));
        }
        return table;
    }

    /** How many rows of each table there is room for; of the last ones none, if there is none at all. */
    private static int[] rows(List<Table> tables, int room) {
        int[] rows = new int[tables.size()];
        for (int i = 0; i < rows.length; i++) {
            boolean isLarge = i < 3;
            rows[i] = Math.min(
                    tables.get(i).rows().size(), room == Integer.MAX_VALUE && isLarge ? LARGE : isLarge ? room : SMALL);
        }
        while (room < Integer.MAX_VALUE && lines(rows) > room) {
            int most = 0;
            for (int i = 1; i < rows.length; i++) {
                most = rows[i] >= rows[most] ? i : most;
            }
            if (rows[most] > 1) {
                rows[most]--;
            } else {
                int last = rows.length - 1;
                while (last >= 0 && rows[last] == 0) {
                    last--;
                }
                if (last < 0) {
                    break;
                }
                rows[last] = 0;
            }
        }
        return rows;
    }

    private static int lines(int[] rows) {
        int lines = 0;
        for (int count : rows) {
            lines += count == 0 ? 0 : count + AROUND;
        }
        return lines;
    }

    private List<String> printed(Table table, int rows) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new TerminalTable(new Page(out, screen), table.first(rows)).print();
        out.flush();
        return text.toString().lines().toList();
    }

    private List<String> paragraph(Style style, String words) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new Page(out, screen).paragraph(2, style, "", style, words);
        out.flush();
        return text.toString().lines().toList();
    }

    private static String text(Line line) {
        return line.toString().stripTrailing();
    }

    private static String busy(double underWay) {
        if (underWay == 0 || underWay >= 0.095) {
            return Numbers.mean(underWay);
        }
        return underWay < 0.005 ? "<0.01" : String.format(Locale.ROOT, "%.2f", underWay);
    }

    private static String rate(double perSecond) {
        return perSecond > 0 && perSecond < 0.05 ? "<0.1" : Numbers.mean(perSecond);
    }
}
