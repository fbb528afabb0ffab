package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.NestedLoops;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each format shows nested loops as one finding, and of each loop inside it what it runs, where, and what it is of the saving. */
class NestedLoopsFormatsTest {

    private static final Report REPORT = Analysis.report(OrdersDumps.busy(), List.of(NestedLoops.TREE), Map.of());
    private static final Screen SCREEN = new Screen(160, false, false);

    private final JsonMapper json = new JsonMapper();

    @Test
    void inTheTerminal() {
        String shown = printed(out -> new TerminalReport(REPORT, List.of(), out, SCREEN, 5, false).print());

        assertThat(shown)
                .contains("order_item SELECT runs 41× per request, with a loop inside it")
                .contains("→ product SELECT runs 82× per request · at ")
                .contains("50% of the saving · likely · np1:0badcafe")
                .doesNotContain("Read the products with the items.");
        assertThat(printed(out -> new TerminalReport(REPORT, List.of(), out, SCREEN, 5, true).print()))
                .contains("fix Read the products with the items.");
    }

    @Test
    void explained() {
        for (String id : List.of(NestedLoops.OUTER.id(), NestedLoops.INNER.id())) {
            assertThat(printed(out -> new Explanation(REPORT, out, SCREEN)
                            .print(new Topics(REPORT).named(id).get(0))))
                    .contains("LOOPS", "→ product SELECT runs 82× per request", "Read the products with the items.");
        }
    }

    @Test
    void inTheExplanationOfTheInnerQuery() {
        assertThat(printed(out -> new Explanation(REPORT, out, SCREEN)
                        .print(new Topics(REPORT)
                                .named(NestedLoops.INNER.subject())
                                .get(0))))
                .contains("FINDINGS", NestedLoops.OUTER.id());
    }

    @Test
    void onThePage() {
        assertThat(printed(out -> HtmlReport.print(REPORT, out)))
                .containsOnlyOnce("<article")
                .contains(
                        "<dt>in</dt><dd>",
                        "<dd>&#8594; product SELECT runs 82&#215; per request",
                        "<dt>fix</dt><dd>Read the products with the items.");
    }

    @Test
    void inAComment() {
        assertThat(printed(out -> MarkdownReport.print(REPORT, out, 5)))
                .contains("- **in** → product SELECT runs 82× per request")
                .contains("- **fix** Read the products with the items.");
    }

    @Test
    void forPrograms() {
        JsonNode finding = json.readTree(printed(out -> JsonReport.print(REPORT, out)))
                .get("findings")
                .get(0);

        assertThat(finding.get("loops").size()).isEqualTo(2);
        JsonNode inner = finding.get("loops").get(1);
        assertThat(inner.get("id").asString()).isEqualTo(NestedLoops.INNER.id());
        assertThat(inner.get("depth").asInt()).isEqualTo(1);
        assertThat(inner.get("shareOfSaving").asDouble()).isEqualTo(0.5);
        assertThat(inner.get("site").get("frames").isEmpty()).isFalse();
    }

    @Test
    void asRelatedLocations() {
        JsonNode results = json.readTree(printed(out -> SarifReport.print(REPORT, Sources.NONE, out)))
                .get("runs")
                .get(0)
                .get("results");

        assertThat(results.size()).isEqualTo(1);
        JsonNode related = results.get(0).get("relatedLocations").get(0);
        assertThat(related.get("message").get("text").asString())
                .isEqualTo("product SELECT runs 82× per request, inside the loop");
        assertThat(related.get("logicalLocations").size()).isEqualTo(1);
    }

    private static String printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        print.accept(new PrintWriter(text));
        return text.toString();
    }
}
