package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pitot.cli.Golden;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.SourceRoots;
import io.pitot.cli.analysis.Sources;
import io.pitot.cli.analysis.Standing;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

    private static final Schema OFFICIAL = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(officialSchema(), InputFormat.JSON);

    private static final Report BUSY = Analysis.report(
            OrdersDumps.busy(),
            OrdersDumps.verdict(),
            Map.of("np1:7f3a91c2", 12),
            new Standing(List.of(new Mute("inf:1b279a74", null, null, "until ADR-7", LocalDate.of(2027, 3, 1))), null));

    @TempDir
    private Path checkout;

    @Test
    void namesFileAndLineOfWhatIsBelowTheSourceRoots() throws IOException {
        String sarif = sarif(BUSY, twoModules());
        Golden.assertMatches("busy.sarif", sarif);
        assertValid(sarif);
        JsonNode first = run(sarif).get("results").get(0);
        JsonNode location = first.get("locations").get(0).get("physicalLocation");
        assertThat(location.get("artifactLocation").get("uri").asString())
                .isEqualTo("pay/src/main/java/com/acme/pay/PaymentGateway.java");
        JsonNode region = location.get("region");
        assertThat(region.get("startLine").asInt()).isEqualTo(29);
        assertThat(region.get("startColumn").asInt()).isEqualTo(9);
        assertThat(region.get("endLine").asInt()).isEqualTo(29);
        assertThat(region.get("endColumn").asInt()).isEqualTo(16);
    }

    /** Code scanning refuses a file of which one result has no place in it. */
    @Test
    void everyResultHasAFileWhereSourceRootsAreGivenAndNoFindingIsLost() throws IOException {
        JsonNode run = run(sarif(BUSY, twoModules()));
        JsonNode notifications = run.get("invocations").get(0).get("toolExecutionNotifications");
        assertThat(run.get("results").valueStream())
                .isNotEmpty()
                .allMatch(result -> result.get("locations").get(0).has("physicalLocation"));
        assertThat(run.get("results").size() + notifications.size())
                .isEqualTo(BUSY.findings().size() + BUSY.muted().size());
    }

    @Test
    void withoutSourceRootsFindingsAreResultsThatNameClassAndMethod() {
        String sarif = sarif(BUSY, Sources.NONE);
        assertValid(sarif);
        JsonNode results = run(sarif).get("results");
        assertThat(results.valueStream()
                        .map(result -> result.get("properties").get("id").asString()))
                .containsExactly(
                        "err:2aa33f63",
                        "np1:7f3a91c2",
                        "slow:f29699d0",
                        "end:1fd5f229",
                        "dup:00c0ffee",
                        "inf:1b279a74");
        assertThat(results.get(1)
                        .get("locations")
                        .get(0)
                        .get("logicalLocations")
                        .get(0)
                        .get("fullyQualifiedName")
                        .asString())
                .isEqualTo("com.acme.orders.OrderService.toDto");
    }

    @Test
    void mutedFindingsAreSuppressedWithTheirReason() {
        JsonNode results = run(sarif(BUSY, Sources.NONE)).get("results");
        JsonNode last = results.get(results.size() - 1);
        assertThat(last.get("suppressions").get(0).get("justification").asString())
                .isEqualTo("until ADR-7 (until 2027-03-01)");
        assertThat(results.valueStream().filter(result -> result.has("suppressions")))
                .hasSize(1);
    }

    /** An alert stays the same one when the line moves. */
    @Test
    void movedLinesChangeNoFingerprint() throws IOException {
        JsonNode before = run(sarif(BUSY, twoModules())).get("results").get(0);
        Path file = checkout.resolve("pay/src/main/java/com/acme/pay/PaymentGateway.java");
        Files.writeString(file, "// moved\n" + Files.readString(file));
        JsonNode after = run(sarif(BUSY, twoModules())).get("results").get(0);
        assertThat(after.get("partialFingerprints")).isEqualTo(before.get("partialFingerprints"));
        assertThat(before.get("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .asString())
                .isEqualTo("err:2aa33f63");
    }

    @Test
    void hasARuleWithItsWholeExplanationForEveryKind() {
        JsonNode rules =
                run(sarif(BUSY, Sources.NONE)).get("tool").get("driver").get("rules");
        assertThat(rules.valueStream().map(rule -> rule.get("id").asString()))
                .containsExactly(Stream.of(FindingKind.values()).map(Enum::name).toArray(String[]::new));
        assertThat(rules.valueStream()).allSatisfy(rule -> {
            assertThat(rule.get("help").get("text").asString())
                    .hasSizeGreaterThan(200)
                    .doesNotContain("](");
            assertThat(rule.get("fullDescription").get("text").asString()).doesNotContain("\n");
        });
    }

    @Test
    void nothingInADumpMeansAnything() {
        String sarif = sarif(HostileDumps.report(), Sources.NONE);
        assertValid(sarif);
        assertThat(sarif.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        assertThat(run(sarif).get("results").get(0).get("message").get("text").asString())
                .contains("\\[l\\](http")
                .doesNotContain("\u001b", "\u202E");
    }

    @Test
    void tellsHowManyFindingsARunHasNoRoomFor() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 25_003; i++) {
            many.add(OrdersDumps.finding(
                    "end:%08x".formatted(i),
                    FindingKind.SLOW_ENDPOINT,
                    Severity.LOW,
                    Confidence.PROVEN,
                    "GET /" + i,
                    "GET /" + i,
                    "",
                    "Slow",
                    List.of(),
                    1,
                    1,
                    0,
                    ""));
        }
        JsonNode run = run(sarif(Analysis.report(OrdersDumps.busy(), many, Map.of()), Sources.NONE));
        assertThat(run.get("results").size()).isEqualTo(25_000);
        assertThat(run.get("invocations")
                        .get(0)
                        .get("toolExecutionNotifications")
                        .get(0)
                        .get("message")
                        .get("text")
                        .asString())
                .startsWith("3 findings more");
    }

    private Sources twoModules() throws IOException {
        source("orders/src/main/java/com/acme/orders/OrderService.java", 100);
        source("orders/src/main/java/com/acme/orders/OrderController.java", 60);
        Path payments =
                source("pay/src/main/java/com/acme/pay/PaymentGateway.java", 40).getParent();
        assertThat(payments).isDirectory();
        return new SourceRoots(List.of(checkout.resolve("orders/src/main/java"), checkout.resolve("pay")), checkout)
                .of(BUSY);
    }

    private Path source(String name, int lines) throws IOException {
        Path file = checkout.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "        call();\n".repeat(lines));
        }
        return file;
    }

    static void assertValid(String sarif) {
        assertThat(OFFICIAL.validate(sarif, InputFormat.JSON)).isEmpty();
        assertThat(OFFICIAL.validate(sarif.replace("\"level\": \"error\"", "\"level\": \"bad\""), InputFormat.JSON))
                .as("what the schema says of a wrong level")
                .isNotEmpty();
    }

    private static JsonNode run(String sarif) {
        return new JsonMapper().readTree(sarif).get("runs").get(0);
    }

    private static String sarif(Report report, Sources sources) {
        StringWriter text = new StringWriter();
        SarifReport.print(report, sources, new PrintWriter(text));
        return text.toString();
    }

    private static String officialSchema() {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
