package io.pitot.cli.render;

import io.pitot.cli.analysis.Histogram;
import io.pitot.cli.analysis.QueryRow;
import io.pitot.cli.analysis.TimePart;
import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Charts as SVG, with a text for those who do not see them. Colours are the style sheet's. */
final class HtmlCharts {

    /** What a bar's full length is in the units of its drawing, whatever it is on the screen. */
    private static final int LENGTH = 1000;

    private static final int BARS = 32;

    private static final int BUBBLES = 40;
    private static final int LABELLED_BUBBLES = 8;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int TOP = 30;
    private static final int RIGHT = 30;

    /** A label nearer to another than this is left out. */
    private static final int LABEL_WIDTH = 230;

    private static final int LABEL_HEIGHT = 16;

    private final Markup html;

    HtmlCharts(Markup html) {
        this.html = html;
    }

    /** Parts of a whole, one behind the other. */
    void time(List<TimePart> parts) {
        String words = parts.stream()
                .map(part -> Words.timePart(part.kind()) + " " + Numbers.percent(part.share()))
                .collect(Collectors.joining(", "));
        bar("Where time went: " + words);
        double at = 0;
        for (TimePart part : parts) {
            double length = part.share() * LENGTH;
            rect(at, 0, length, 10, className(part.kind()), words(part));
            at += length;
        }
        html.close();
    }

    /** A part of a whole. */
    void share(double share, String look, String words) {
        bar(words);
        rect(0, 0, Math.max(0, Math.min(1, share)) * LENGTH, 10, look, "");
        html.close();
    }

    /** What the colours of {@link #time} mean. */
    void legend(List<TimePart> parts) {
        html.open("ul", "class", "legend");
        for (TimePart part : parts) {
            html.open("li").open("svg", "class", "key " + className(part.kind()), "aria-hidden", "true");
            html.empty("rect", "width", "12", "height", "12").close();
            html.text(words(part)).close();
        }
        html.close().line();
    }

    private static String words(TimePart part) {
        return Words.timePart(part.kind()) + " " + Numbers.percent(part.share()) + ", "
                + Numbers.duration(part.nanos());
    }

    private static String className(TimePart.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** How often which duration came up. */
    void latency(Distribution distribution) {
        Histogram histogram = Histogram.of(distribution, BARS);
        if (histogram.bars().isEmpty()) {
            return;
        }
        double width = (double) LENGTH / histogram.bars().size();
        html.open(
                "svg",
                "class",
                "histogram",
                "viewBox",
                "0 0 " + LENGTH + " 60",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                "Durations: half within " + Numbers.duration(distribution.percentile(50)) + ", 95 of 100 within "
                        + Numbers.duration(distribution.percentile(95)) + ", 99 within "
                        + Numbers.duration(distribution.percentile(99)));
        double at = 0;
        for (Histogram.Bar bar : histogram.bars()) {
            if (bar.count() > 0) {
                double height = Math.max(1.5, 60.0 * bar.count() / histogram.fullest());
                rect(
                        at,
                        60 - height,
                        width * 0.92,
                        height,
                        "",
                        Numbers.count(bar.count()) + " of " + Numbers.duration(bar.from()) + " to "
                                + Numbers.duration(bar.to()));
            }
            at += width;
        }
        html.close();
        html.open("div", "class", "ends");
        html.leaf("span", Numbers.duration(histogram.bars().get(0).from()));
        html.leaf("span", Numbers.duration(distribution.max())).close();
    }

    /** When each of a row's steps was under way. */
    void step(Waterfall.Step step, long whole) {
        bar(Numbers.plural(step.spans().size(), "step") + " of " + Numbers.duration(step.nanos()) + ", the first after "
                + Numbers.duration(step.spans().get(0).offset()));
        String kind = step.encloses() ? "enclosing" : step.kind().equals("query") ? "database" : step.kind();
        for (Waterfall.Span span : step.spans()) {
            double at = Math.min(LENGTH, (double) LENGTH * span.offset() / Math.max(1, whole));
            double length = Math.min(LENGTH - at, (double) LENGTH * span.nanos() / Math.max(1, whole));
            rect(at, 0, Math.max(1.5, length), 10, SafeText.clean(kind, true).replaceAll("[^a-z]", ""), "");
        }
        html.close();
    }

    /** Executions against their mean duration: many small ones, or few slow ones? */
    void bubbles(List<QueryRow> queries) {
        List<QueryRow> shown = queries.stream()
                .filter(row -> row.calls() > 0 && row.nanos() > 0)
                .limit(BUBBLES)
                .toList();
        double mostCalls = scale(shown.stream().mapToLong(QueryRow::calls).max().orElse(1));
        double mostNanos =
                scale(shown.stream().mapToLong(HtmlCharts::mean).max().orElse(1));
        double leastNanos = Math.floor(
                power(shown.stream().mapToLong(HtmlCharts::mean).min().orElse(1)));
        html.open(
                "svg",
                "class",
                "bubbles",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                "Queries by executions and mean duration; the table below has the numbers");
        for (int power = 0; power <= mostCalls; power++) {
            double x = x(power, mostCalls);
            line(x, TOP, x, HEIGHT - BOTTOM);
            axis(x, HEIGHT - BOTTOM + 18, "middle", Numbers.count((long) Math.pow(10, power)));
        }
        for (int power = (int) leastNanos; power <= mostNanos; power++) {
            double y = y(power, leastNanos, mostNanos);
            line(LEFT, y, WIDTH - RIGHT, y);
            axis(LEFT - 6, y + 4, "end", Numbers.duration((long) Math.pow(10, power)));
        }
        axis((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", "executions in requests");
        axis(4, 13, "start", "mean duration");
        long greatest = shown.stream().mapToLong(QueryRow::nanos).max().orElse(1);
        for (QueryRow row : shown) {
            html.open(
                    "circle",
                    "cx",
                    number(x(power(row.calls()), mostCalls)),
                    "cy",
                    number(y(power(mean(row)), leastNanos, mostNanos)),
                    "r",
                    number(3 + 32 * Math.sqrt((double) row.nanos() / greatest)));
            html.leaf(
                    "title",
                    Words.query(row) + ": " + Numbers.count(row.calls()) + " executions, mean "
                            + Numbers.duration(mean(row)) + ", " + Numbers.duration(row.nanos()) + " in all");
            html.close();
        }
        List<double[]> labels = new ArrayList<>();
        for (QueryRow row : shown.subList(0, Math.min(LABELLED_BUBBLES, shown.size()))) {
            double x = x(power(row.calls()), mostCalls);
            double y = y(power(mean(row)), leastNanos, mostNanos) - 6;
            if (labels.stream()
                    .anyMatch(at -> Math.abs(at[0] - x) < LABEL_WIDTH && Math.abs(at[1] - y) < LABEL_HEIGHT)) {
                continue;
            }
            labels.add(new double[] {x, y});
            boolean left = x > WIDTH * 0.75;
            html.leaf(
                    "text",
                    SafeText.clip(SafeText.clean(Words.query(row), false), 34, false),
                    "x",
                    number(left ? x - 6 : x + 6),
                    "y",
                    number(y),
                    "text-anchor",
                    left ? "end" : "start");
        }
        html.close().line();
    }

    private static long mean(QueryRow row) {
        return row.nanos() / Math.max(1, row.calls());
    }

    private static double power(long value) {
        return Math.log10((double) Math.max(1, value));
    }

    /** The power of ten that nothing exceeds. */
    private static double scale(long greatest) {
        return Math.max(1, Math.ceil(power(greatest)));
    }

    private static double x(double power, double most) {
        return LEFT + (WIDTH - RIGHT - LEFT) * power / most;
    }

    private static double y(double power, double least, double most) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (power - least) / Math.max(1, most - least);
    }

    private void bar(String words) {
        html.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 " + LENGTH + " 10",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                words);
    }

    private void rect(double x, double y, double width, double height, String name, String title) {
        List<String> attributes = new ArrayList<>(
                List.of("x", number(x), "y", number(y), "width", number(width), "height", number(height)));
        if (!name.isEmpty()) {
            attributes.addAll(List.of("class", name));
        }
        html.open("rect", attributes.toArray(String[]::new));
        if (!title.isEmpty()) {
            html.leaf("title", title);
        }
        html.close();
    }

    private void line(double x1, double y1, double x2, double y2) {
        html.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    private void axis(double x, double y, String anchor, String words) {
        html.leaf("text", words, "class", "axis", "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
