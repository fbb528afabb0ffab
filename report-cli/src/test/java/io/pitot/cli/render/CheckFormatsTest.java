package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.pitot.cli.Golden;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.budget.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CheckFormatsTest {

    private static final SourceRoots SOURCES =
            new SourceRoots(List.of(Path.of("src/test/resources/source")), Path.of(""));

    @Test
    void annotatesTheLinesOfSource() {
        Golden.assertMatches("check-github.txt", annotations(BusyChecks.broken()));
    }

    @Test
    void summarisesABuild() {
        Golden.assertMatches("check-summary.md", new GithubSummary(BusyChecks.broken(), SOURCES).text(1 << 20));
    }

    @Test
    void reportsCodeQuality() {
        Golden.assertMatches("check-gitlab.json", GitlabCodeQuality.text(BusyChecks.broken(), SOURCES, "pitot.yml"));
    }

    @Test
    void reportsWhatIsBrokenAtItsLineForCodeScanning() {
        String sarif = SarifCheck.text(BusyChecks.broken(), SOURCES, "pitot.yml");
        Golden.assertMatches("check.sarif", sarif);
        SarifReportTest.assertValid(sarif);
    }

    @Test
    void nothingInADumpMeansAnythingInSarif() {
        String sarif = SarifCheck.text(BusyChecks.hostile(), SOURCES, "a b:c.yml");
        SarifReportTest.assertValid(sarif);
        assertThat(sarif.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    }

    @Test
    void reportsEachBudgetAsATestCase() throws Exception {
        String xml = JunitCheck.text(BusyChecks.broken());
        Golden.assertMatches("check-junit.xml", xml);

        NodeList cases = parsed(xml).getElementsByTagName("testcase");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            names.add(test.getAttribute("classname") + " " + test.getAttribute("name"));
        }
        assertThat(names).hasSize(cases.getLength()).hasSizeGreaterThan(20);
    }

    /** A command is what begins a line, so an attack must begin none and end none. */
    @Test
    void nothingInADumpIsAWorkflowCommand() {
        assertThat(annotations(BusyChecks.hostile()).lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("::error file=src/test/resources/source/com/acme/orders/"
                                + "OrderService.java,line=87,title=GET /<script>")
                        && line.contains("n-plus-one::n-plus-one: N+1: <script>alert(1)</script> | %250A::error"));
        assertThat(GithubText.property("a:b,c%\r\n")).isEqualTo("a%3Ab%2Cc%25  ");
    }

    /** Between the two lines with the token GitHub takes nothing for a command. */
    @Test
    void theReportItselfStandsWhereCommandsAreStopped() {
        String text = TerminalCheckTest.printed(BusyChecks.hostile(), new Screen(60, false, false));
        StringWriter out = new StringWriter();
        GithubAnnotations.printInert(text, new PrintWriter(out));
        List<String> lines = out.toString().lines().toList();
        String token = lines.get(0).substring("::stop-commands::".length());
        assertThat(token).matches("pitot-[0-9a-f]{32}");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("::" + token + "::");
        assertThat(text).doesNotContain(token);
        assertThat(out.toString()).contains(text);
    }

    @Test
    void atMostTenOfEachTypeAreShown() {
        assertThat(annotations(BusyChecks.many()).lines().filter(line -> line.startsWith("::error ")))
                .hasSize(10);
    }

    @Test
    void nothingInADumpIsMarkUpInTheSummary() {
        String summary = new GithubSummary(BusyChecks.hostile(), SOURCES).text(1 << 20);
        assertThat(summary).doesNotContain("<script", "](", "@").contains("&#60;script&#62;alert");
        assertThat(summary.lines().filter(line -> line.startsWith("|")))
                .hasSize(3)
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(5));
    }

    @Test
    void theSummaryEndsWithAWholeLineWhereThereIsNoMoreRoom() {
        Check check = BusyChecks.broken();
        String whole = new GithubSummary(check, SOURCES).text(1 << 20);
        for (int room = 0; room <= whole.length(); room += 7) {
            String text = new GithubSummary(check, SOURCES).text(room);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(room);
            assertThat(text.isEmpty() || text.endsWith("|\n\n")).isTrue();
        }
    }

    @Test
    void nothingInADumpBreaksXmlOrJson() throws Exception {
        Element suite = parsed(JunitCheck.text(BusyChecks.hostile()));
        assertThat(suite.getElementsByTagName("script").getLength()).isZero();
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);

        String json = GitlabCodeQuality.text(BusyChecks.hostile(), SOURCES, "pitot.yml");
        assertThat(json.chars()).allMatch(c -> c < 0x7F);
        parse(json);
    }

    @Test
    void aFingerprintIsTheSameWhateverWasMeasuredAndOnlyThere() throws IOException {
        String json = GitlabCodeQuality.text(BusyChecks.broken(), SOURCES, "pitot.yml");
        List<String> fingerprints =
                json.lines().filter(line -> line.contains("\"fingerprint\"")).toList();
        assertThat(fingerprints).doesNotHaveDuplicates().isNotEmpty();
        parse(json);
    }

    private static String annotations(Check check) {
        StringWriter out = new StringWriter();
        GithubAnnotations.print(check, SOURCES, new PrintWriter(out));
        return out.toString();
    }

    private static void parse(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
