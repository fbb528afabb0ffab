package io.pitot.benchmarks.spring;

import java.util.List;
import java.util.Locale;

/** Tables of what was measured, for {@code docs/overhead.md}. */
final class MarkdownReport {

    private static final double THOUSAND = 1e3;
    private static final double MEGABYTE = 1e6;

    private final Comparison starts;
    private final Comparison windows;
    private final Comparison totals;

    MarkdownReport(List<Measurement> measurements) {
        starts = new Comparison(measurements, "start");
        windows = new Comparison(measurements, "window");
        totals = new Comparison(measurements, "total");
    }

    String render() {
        StringBuilder text = new StringBuilder();
        if (!starts.isEmpty()) {
            renderStarts(text);
        }
        if (!windows.isEmpty()) {
            renderLoad(text);
        }
        return text.toString();
    }

    private void renderStarts(StringBuilder text) {
        row(
                text,
                "agent",
                "starts",
                "started, s",
                "CPU until then, s",
                "×",
                "first page, s",
                "×",
                "CPU until then, s",
                "×",
                "CPU 3 s later ×",
                "resident MB",
                "peak resident MB",
                "resident MB after GC",
                "metaspace MB",
                "heap MB",
                "classes");
        row(
                text, "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---",
                "---", "---");
        for (String variant : starts.variants()) {
            row(
                    text,
                    variant,
                    Integer.toString(starts.count(variant)),
                    number(starts.median(variant, "started_ms") / THOUSAND, 2),
                    number(starts.median(variant, "started_cpu_ms") / THOUSAND, 2),
                    ratio(starts.ratio(variant, "started_cpu_ms")),
                    number(starts.median(variant, "first_page_ms") / THOUSAND, 2),
                    ratio(starts.ratio(variant, "first_page_ms")),
                    number(starts.median(variant, "first_page_cpu_ms") / THOUSAND, 2),
                    ratio(starts.ratio(variant, "first_page_cpu_ms")),
                    ratio(starts.ratio(variant, "settled_cpu_ms")),
                    megabytes(starts, variant, "rss_bytes"),
                    megabytes(starts, variant, "peak_rss_bytes"),
                    megabytes(starts, variant, "collected_rss_bytes"),
                    megabytes(starts, variant, "metaspace_bytes"),
                    megabytes(starts, variant, "heap_bytes"),
                    isNone(variant)
                            ? number(starts.median(variant, "classes"), 0)
                            : signed(starts.added(variant, "classes"), 0));
        }
        text.append('\n');
    }

    private void renderLoad(StringBuilder text) {
        row(
                text,
                "agent",
                "forks",
                "windows",
                "CPU per page, µs",
                "CPU ×",
                "request threads ×",
                "others' CPU, µs",
                "pages/s",
                "×",
                "p50, µs",
                "×",
                "p99, µs",
                "×",
                "bytes per page",
                "resident MB",
                "heap MB",
                "metaspace MB",
                "code MB");
        row(
                text, "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---",
                "---", "---", "---", "---");
        for (String variant : windows.variants()) {
            row(
                    text,
                    variant,
                    Integer.toString(windows.forks(variant)),
                    Integer.toString(windows.count(variant)),
                    number(windows.median(variant, "cpu_us_per_page"), 0),
                    ratio(windows.ratioByFork(variant, "cpu_us_per_page")),
                    ratio(windows.ratioByFork(variant, ThreadRole.REQUEST.measure())),
                    number(windows.median(variant, ThreadRole.OTHER.measure()), 1),
                    number(windows.median(variant, "pages_per_s"), 0),
                    ratio(windows.ratioByFork(variant, "pages_per_s")),
                    number(windows.median(variant, "p50_us"), 0),
                    ratio(windows.ratioByFork(variant, "p50_us")),
                    number(windows.median(variant, "p99_us"), 0),
                    ratio(windows.ratioByFork(variant, "p99_us")),
                    isNone(variant)
                            ? number(totals.median(variant, "bytes_per_page"), 0)
                            : signed(totals.added(variant, "bytes_per_page"), 0),
                    megabytes(totals, variant, "rss_bytes"),
                    megabytes(totals, variant, "heap_bytes"),
                    megabytes(totals, variant, "metaspace_bytes"),
                    megabytes(totals, variant, "code_bytes"));
        }
    }

    private static boolean isNone(String variant) {
        return variant.equals(Variant.NONE);
    }

    /** That of no agent as it is, that of the others as what they add. */
    private static String megabytes(Comparison comparison, String variant, String value) {
        return isNone(variant)
                ? number(comparison.median(variant, value) / MEGABYTE, 1)
                : signed(comparison.added(variant, value) / MEGABYTE, 1);
    }

    private static String ratio(Statistics.Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", estimate.value(), estimate.low(), estimate.high());
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private static String signed(double value, int digits) {
        return String.format(Locale.ROOT, "%+,." + digits + "f", value);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
