package io.pitot.cli.render;

import io.pitot.cli.analysis.Waterfall;
import io.pitot.dump.SlowRequest;

/** A request step by step, each row's bar where in the request it was. */
final class HtmlWaterfall {

    private final Markup html;
    private final HtmlCharts charts;

    HtmlWaterfall(Markup html, HtmlCharts charts) {
        this.html = html;
        this.charts = charts;
    }

    /** @param number its place on the page; the first is unfolded */
    void write(Waterfall waterfall, int number) {
        SlowRequest request = waterfall.request();
        String[] attributes = number == 0
                ? new String[] {"id", "request-" + number, "open", ""}
                : new String[] {"id", "request-" + number};
        html.open("details", attributes).leaf("summary", Words.request(request)).line();
        html.open("ol", "class", "rows").line();
        for (Waterfall.Step step : waterfall.rows()) {
            html.open("li").open("span", "class", "name").text(Words.step(step));
            if (step.site() != null) {
                html.text(" ").leaf("code", Words.cell(step.site()), "class", "dim");
            }
            html.close().open("span");
            charts.step(step, request.nanos());
            html.close();
            String failed = step.failed() ? ", failed" : "";
            html.leaf("span", Numbers.duration(step.nanos()) + failed, "class", "value")
                    .close()
                    .line();
        }
        html.close().line();
        if (waterfall.omitted() > 0) {
            html.leaf("p", "… " + Numbers.plural(waterfall.omitted(), "step") + " more", "class", "dim")
                    .line();
        }
        html.close().line();
    }
}
