package io.pitot.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pitot.cli.HostileDumps;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Baseline;
import io.pitot.cli.analysis.Mute;
import io.pitot.cli.analysis.Report;
import io.pitot.cli.analysis.Standing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** docs/report-schema.json describes every field that is printed, and nothing else. */
class ReportSchemaTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<Report> reports() {
        var verdict = OrdersDumps.verdict();
        Standing standing = new Standing(
                List.of(new Mute("dup:00c0ffee", null, null, "ADR-7", LocalDate.of(2027, 3, 1))),
                new Baseline(verdict.subList(0, 3)));
        return Stream.of(
                Analysis.report(OrdersDumps.busy(), verdict, Map.of()),
                Analysis.report(OrdersDumps.busy(), verdict.subList(2, 6), Map.of(), standing),
                Analysis.report(OrdersDumps.idle(), List.of(), Map.of()),
                HostileDumps.report());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void describesWhatIsPrinted(Report report) throws IOException {
        assertThat(strict().validate(json(report), InputFormat.JSON)).isEmpty();
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        String json = json(Analysis.report(OrdersDumps.busy(), OrdersDumps.verdict(), Map.of()));
        assertThat(strict().validate(json.replace("\"severity\": \"HIGH\"", "\"severity\": \"BAD\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(strict().validate(json.replace("\"requests\": ", "\"requestz\": "), InputFormat.JSON))
                .isNotEmpty();
    }

    /** The schema lets readers ignore what they do not know; the test does not. */
    private static Schema strict() throws IOException {
        JsonNode schema = MAPPER.readTree(Files.readString(Path.of("../docs/report-schema.json")));
        forbidUnknown(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MAPPER.writeValueAsString(schema), InputFormat.JSON);
    }

    private static void forbidUnknown(JsonNode node) {
        node.forEach(ReportSchemaTest::forbidUnknown);
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && object.has("properties")) {
            object.put("additionalProperties", false);
        }
    }

    private static String json(Report report) {
        StringWriter text = new StringWriter();
        JsonReport.print(report, new PrintWriter(text));
        return text.toString();
    }
}
