package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Standing;
import io.pitot.dump.FindingKind;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitReportTest {

    private static final Report BUSY = Analysis.report(
            OrdersDumps.busy(),
            OrdersDumps.verdict(),
            Map.of("np1:7f3a91c2", 12),
            new Standing(List.of(new Mute("inf:1b279a74", null, null, "until ADR-7", LocalDate.of(2027, 3, 1))), null));

    @Test
    void printsACaseForEachKindAndEndpoint() throws Exception {
        String junit = junit(BUSY);
        Golden.assertMatches("busy.junit.xml", junit);
        Document document = parsed(junit);
        assertThat(elements(document, "testsuite").map(suite -> suite.getAttribute("name")))
                .containsExactly(Stream.of(FindingKind.values())
                        .map(kind -> "pitot." + kind)
                        .toArray(String[]::new));
        int endpoints = BUSY.endpoints().size();
        // What ran outside requests, and what belongs to no endpoint, is beside them.
        assertThat(elements(document, "testcase")).hasSize(FindingKind.values().length * (endpoints + 2));
    }

    @Test
    void failsForWhatIsHighAndSkipsWhatIsMuted() throws Exception {
        Document document = parsed(junit(BUSY));
        assertThat(namesWith(document, "failure"))
                .containsExactly(
                        "pitot.SLOW_QUERY GET /search",
                        "pitot.N_PLUS_ONE GET /orders/{id}",
                        "pitot.FAILING_ENDPOINT POST /payments");
        assertThat(namesWith(document, "skipped")).containsExactly("pitot.UNBATCHED_INFERENCE POST /payments");
        assertThat(namesWith(document, "system-out"))
                .containsExactly("pitot.DUPLICATE_QUERY (no request)", "pitot.SLOW_ENDPOINT GET /search");
    }

    @Test
    void theCountsAreThoseOfTheCases() throws Exception {
        Document document = parsed(junit(BUSY));
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("3");
        elements(document, "testsuite").forEach(suite -> {
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
        });
    }

    @Test
    void severalFindingsOfAKindAndAnEndpointAreOneCase() throws Exception {
        var twice = new ArrayList<>(OrdersDumps.verdict());
        var first = twice.get(0);
        twice.add(OrdersDumps.finding(
                "np1:00000001",
                first.kind(),
                first.severity(),
                first.confidence(),
                first.endpoint(),
                first.subject(),
                "",
                "another",
                List.of(),
                1,
                1,
                0,
                ""));
        Document document = parsed(junit(Analysis.report(OrdersDumps.busy(), twice, Map.of())));
        assertThat(elements(document, "failure").map(failure -> failure.getAttribute("message")))
                .contains("N+1: order_item SELECT runs 41× per request and 1 more");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("3");
    }

    @Test
    void nothingInADumpMeansAnything() throws Exception {
        String junit = junit(HostileDumps.report());
        assertThat(junit.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        Document document = parsed(junit);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "failure").findFirst().orElseThrow().getAttribute("message"))
                .startsWith("Slow<script>alert(1)</script>|")
                .doesNotContain("\u001b");
    }

    private static Stream<String> namesWith(Document document, String child) {
        return elements(document, child)
                .map(element -> (Element) element.getParentNode())
                .map(testCase -> testCase.getAttribute("classname") + " " + testCase.getAttribute("name"));
    }

    private static String count(Element suite, String name) {
        return String.valueOf(suite.getElementsByTagName(name).getLength());
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static String junit(Report report) {
        StringWriter text = new StringWriter();
        JUnitReport.print(report, new PrintWriter(text));
        return text.toString();
    }
}
