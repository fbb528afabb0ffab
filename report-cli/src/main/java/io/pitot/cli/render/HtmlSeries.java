package io.pitot.cli.render;

import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Series;
import io.pitot.cli.analysis.SeriesPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** How things went over time, as lines one below the other, with their numbers in a table. The script can look closer. */
final class HtmlSeries {

    /** What links lead to. */
    static final String ID = "time";

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;

    /** So many times the longest dump without any is a gap, and no line is drawn through it. */
    private static final int GAP = 2;

    /**
     * What is drawn.
     *
     * @param title what it is
     * @param value of a point, negative if unknown
     * @param words how a value is told
     */
    private record Measure(String title, ToDoubleFunction<SeriesPoint> value, DoubleFunction<String> words) {

        String of(SeriesPoint point) {
            double known = value.applyAsDouble(point);
            return known < 0 ? "-" : words.apply(known);
        }
    }

    private static final List<Measure> MEASURES = List.of(
            new Measure("p95", point -> point.durations().percentile(95), HtmlSeries::duration),
            new Measure("p50", point -> point.durations().percentile(50), HtmlSeries::duration),
            new Measure("requests/s", SeriesPoint::perSecond, Numbers::mean),
            new Measure("errors", SeriesPoint::errorShare, Numbers::percent),
            new Measure("CPU", SeriesPoint::cpuShare, Numbers::percent),
            new Measure("GC", SeriesPoint::gcShare, Numbers::percent),
            new Measure("heap", SeriesPoint::heapBytes, bytes -> Numbers.bytes((long) bytes)),
            new Measure("pool in use", SeriesPoint::poolUse, Numbers::percent));

    private final Markup html;
    private final Series series;
    private final List<Measure> known;
    private final long start;
    private final double millis;

    HtmlSeries(Markup html, Report report) {
        this.html = html;
        this.series = report.selected().series();
        List<SeriesPoint> points = series.points();
        this.known = MEASURES.stream()
                .filter(measure -> points.stream().anyMatch(point -> measure.value.applyAsDouble(point) >= 0))
                .toList();
        this.start = points.isEmpty() ? 0 : points.get(0).from().toEpochMilli();
        this.millis = points.isEmpty()
                ? 1
                : Math.max(1, points.get(points.size() - 1).to().toEpochMilli() - start);
    }

    void write() {
        html.open("section", "aria-labelledby", ID)
                .leaf("h2", "Over time", "id", ID)
                .line();
        html.leaf(
                        "p",
                        "Each line from 0 to its greatest value. Arrow keys, or the pointer, tell the numbers of a moment; drag, or + and -,"
                                + " to look closer; Escape shows all.",
                        "class",
                        "dim scripted-only")
                .line();
        html.open(
                        "div",
                        "class",
                        "series",
                        "tabindex",
                        "0",
                        "role",
                        "group",
                        "aria-label",
                        "Over time: arrow keys for the numbers of a moment, plus and minus to look closer")
                .line();
        html.open("p", "class", "tools scripted-only");
        button("in", "Closer");
        button("out", "Wider");
        button("all", "All");
        html.leaf("output", "").close().line();
        known.forEach(this::chart);
        List<SeriesPoint> points = series.points();
        html.open("div", "class", "ends");
        html.leaf("span", Headline.moment(points.get(0).from()));
        html.leaf("span", Headline.moment(points.get(points.size() - 1).to()));
        html.close().line();
        html.close().line();
        numbers();
        html.close().line();
    }

    private void button(String action, String words) {
        html.leaf("button", words, "type", "button", "data-do", action);
    }

    private void chart(Measure measure) {
        double greatest =
                series.points().stream().mapToDouble(measure.value).max().orElse(0);
        String most = "at most " + measure.words.apply(greatest);
        html.open("div", "class", "line");
        html.open("p").leaf("strong", measure.title).text(" " + most).close();
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                measure.title + " over time, " + most);
        html.empty("path", "d", lines(measure, greatest));
        String alone = alone(measure, greatest);
        if (!alone.isEmpty()) {
            html.empty("path", "class", "alone", "d", alone);
        }
        html.empty("line", "class", "cursor", "x1", "-9", "y1", "0", "x2", "-9", "y2", String.valueOf(HEIGHT));
        html.close().close().line();
    }

    private String lines(Measure measure, double greatest) {
        StringBuilder path = new StringBuilder();
        List<SeriesPoint> points = series.points();
        for (int i = 0; i < points.size(); i++) {
            boolean begins = !isJoined(measure, i);
            if (measure.value.applyAsDouble(points.get(i)) >= 0 && !(begins && !isJoined(measure, i + 1))) {
                path.append(begins ? 'M' : 'L').append(at(measure, points.get(i), greatest));
            }
        }
        return path.toString();
    }

    /** The points that no line leads to: each a line that is too short to be seen as one. */
    private String alone(Measure measure, double greatest) {
        StringBuilder path = new StringBuilder();
        List<SeriesPoint> points = series.points();
        for (int i = 0; i < points.size(); i++) {
            if (measure.value.applyAsDouble(points.get(i)) >= 0 && !isJoined(measure, i) && !isJoined(measure, i + 1)) {
                path.append('M').append(at(measure, points.get(i), greatest)).append("h0.1");
            }
        }
        return path.toString();
    }

    /** Whether a line leads from the point before to that one. */
    private boolean isJoined(Measure measure, int index) {
        List<SeriesPoint> points = series.points();
        if (index == 0 || index == points.size()) {
            return false;
        }
        SeriesPoint before = points.get(index - 1);
        SeriesPoint point = points.get(index);
        return measure.value.applyAsDouble(before) >= 0
                && measure.value.applyAsDouble(point) >= 0
                && !isGap(before, point);
    }

    private String at(Measure measure, SeriesPoint point, double greatest) {
        double share = greatest == 0 ? 0 : measure.value.applyAsDouble(point) / greatest;
        return number(x(point)) + " " + number(HEIGHT - (HEIGHT - 4) * share - 2);
    }

    private static boolean isGap(SeriesPoint before, SeriesPoint point) {
        return Duration.between(before.to(), point.from())
                        .compareTo(before.longest().multipliedBy(GAP))
                > 0;
    }

    /** The middle of a stretch. */
    private double x(SeriesPoint point) {
        double middle = (point.from().toEpochMilli() + point.to().toEpochMilli()) / 2.0;
        return WIDTH * (middle - start) / millis;
    }

    private void numbers() {
        html.open("details", "class", "numbers").leaf("summary", "The numbers");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Over time");
        html.open("table", "id", "table-" + ID).open("thead").open("tr").leaf("th", "from", "scope", "col");
        List<String> titles = new ArrayList<>(known.stream().map(Measure::title).toList());
        titles.add(0, "requests");
        titles.forEach(title -> html.leaf("th", title, "scope", "col", "class", "number"));
        html.close().close().open("tbody").line();
        for (SeriesPoint point : series.points()) {
            html.open("tr", "data-x", number(x(point))).leaf("th", Headline.moment(point.from()), "scope", "row");
            html.leaf("td", Numbers.count(point.requests()), "class", "number");
            known.forEach(measure -> html.leaf("td", measure.of(point), "class", "number"));
            html.close().line();
        }
        html.close().close().close().close().line();
    }

    private static String duration(double nanos) {
        return Numbers.duration((long) nanos);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
