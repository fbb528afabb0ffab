package io.pitot.cli.render;

import io.pitot.cli.analysis.Environment;
import io.pitot.cli.analysis.Report;
import io.pitot.dump.AgentAccount;
import io.pitot.dump.Instance;
import java.util.stream.Collectors;

/** Where a page's numbers come from: JVMs, agents and their options. */
final class HtmlEnvironment {

    private static final int MOST_INSTANCES = 100;

    private final Markup html;

    HtmlEnvironment(Markup html) {
        this.html = html;
    }

    void write(Report report) {
        Environment environment = report.details().environment();
        html.open("section", "aria-labelledby", "environment")
                .leaf("h2", "Environment", "id", "environment")
                .line();
        html.open("dl", "class", "parts").line();
        part("JVM", String.join(" · ", Headline.jvm(report.jvm())));
        part("agent", String.join(", ", environment.agents()));
        part(
                "woven",
                environment.instrumented().stream()
                        .filter(one -> one.classes() > 0)
                        .map(HtmlEnvironment::woven)
                        .collect(Collectors.joining(" · ")));
        html.close().line();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Instances");
        html.open("table").open("thead").open("tr");
        for (String header : new String[] {"instance", "version", "host", "pid", "Java", "started"}) {
            html.leaf("th", header, "scope", "col");
        }
        html.close().close().line().open("tbody").line();
        for (Instance instance :
                environment.instances().stream().limit(MOST_INSTANCES).toList()) {
            html.open("tr").leaf("th", instance.id(), "scope", "row");
            html.leaf("td", instance.version()).leaf("td", instance.host());
            html.leaf("td", String.valueOf(instance.pid())).leaf("td", instance.java());
            html.leaf("td", instance.started().toString()).close().line();
        }
        html.close().close().close().line();
        int left = environment.instances().size() - MOST_INSTANCES;
        if (left > 0) {
            html.leaf("p", "… " + left + " more", "class", "dim").line();
        }
        html.open("details")
                .leaf(
                        "summary",
                        "Options in force: " + environment.configuration().size());
        html.open("ul");
        environment
                .configuration()
                .forEach((name, value) ->
                        html.open("li").leaf("code", name + "=" + value).close());
        html.close().close().line().close().line();
    }

    private static String woven(AgentAccount.Instrumented one) {
        return one.instrumentation() + " " + Numbers.count(one.classes())
                + (one.classes() == 1 ? " class" : " classes");
    }

    private void part(String label, String text) {
        if (!text.isEmpty()) {
            html.leaf("dt", label).leaf("dd", text).line();
        }
    }
}
