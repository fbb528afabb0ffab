package io.pitot.cli.render;

import io.pitot.cli.analysis.CacheRow;
import io.pitot.cli.analysis.CommandRow;
import io.pitot.cli.analysis.ModelRow;
import io.pitot.cli.analysis.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What caches found and where models' time went, as a bar for each. */
final class HtmlBars {

    private static final int MOST = 12;

    private record Bar(String name, double share, String words) {}

    private final Markup html;
    private final HtmlCharts charts;
    private final Report report;

    HtmlBars(Markup html, HtmlCharts charts, Report report) {
        this.html = html;
        this.charts = charts;
        this.report = report;
    }

    /** The bars that belong above a table; none above most. */
    void above(Table table) {
        switch (table.title()) {
            case Tables.MODELS -> write("Share of the models' time", models(), "inference");
            case Tables.COMMANDS -> write("Found, of the keys looked up", commands(), "cache");
            case Tables.CACHES -> write("Found, of the look-ups", caches(), "cache");
            default -> {}
        }
    }

    private List<Bar> models() {
        long all = report.models().stream().mapToLong(ModelRow::nanos).sum();
        return report.models().stream()
                .sorted(Comparator.comparingLong(ModelRow::nanos).reversed().thenComparing(ModelRow::id))
                .limit(MOST)
                .map(row -> new Bar(row.id(), (double) row.nanos() / Math.max(1, all), words(row)))
                .toList();
    }

    private String words(ModelRow row) {
        List<String> words =
                new ArrayList<>(List.of(Numbers.duration(row.nanos()), Numbers.plural(row.calls(), "call")));
        Double cost = row.cost();
        if (cost != null) {
            words.add(Numbers.money(cost) + " " + report.prices().currency());
        }
        return String.join(" · ", words);
    }

    private List<Bar> commands() {
        return report.commands().stream()
                .filter(row -> row.hitRate() >= 0)
                .sorted(Comparator.comparingLong(
                                (CommandRow row) -> row.command().lookups())
                        .reversed()
                        .thenComparing(CommandRow::id))
                .limit(MOST)
                .map(row -> bar(
                        row.id(),
                        row.hitRate(),
                        row.command().hits(),
                        row.command().lookups()))
                .toList();
    }

    private List<Bar> caches() {
        return report.caches().stream()
                .filter(row -> row.hitRate() >= 0)
                .sorted(Comparator.comparingLong((CacheRow row) -> row.cache().lookups())
                        .reversed()
                        .thenComparing(row -> row.cache().id()))
                .limit(MOST)
                .map(row -> bar(
                        row.cache().id(),
                        row.hitRate(),
                        row.cache().hits(),
                        row.cache().lookups()))
                .toList();
    }

    private static Bar bar(String name, double rate, long hits, long lookups) {
        return new Bar(
                name, rate, Numbers.percent(rate) + " · " + Numbers.count(hits) + " of " + Numbers.count(lookups));
    }

    private void write(String title, List<Bar> bars, String look) {
        if (bars.isEmpty()) {
            return;
        }
        html.leaf("p", title, "class", "dim").open("ol", "class", "rows").line();
        for (Bar bar : bars) {
            html.open("li").leaf("span", bar.name, "class", "name");
            charts.share(bar.share, look, bar.name + ": " + bar.words);
            html.leaf("span", bar.words, "class", "value").close().line();
        }
        html.close().line();
    }
}
