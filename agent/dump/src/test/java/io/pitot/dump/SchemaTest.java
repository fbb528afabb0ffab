package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SchemaTest {

    private static final String SCHEMA = resource("dump.schema.json");

    /** What is left out where it says nothing. */
    private static final List<String> OPTIONAL = List.of(
            "answers",
            "columns",
            "deepPageNanos",
            "deepPages",
            "rowTimes",
            "sameInputs",
            "start",
            "traits",
            "locks",
            "treeRequests",
            "loops",
            "reuses",
            "lapses");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA, InputFormat.JSON);

    static Stream<Class<? extends Record>> records() {
        return Stream.of(
                Dump.class,
                Instance.class,
                JvmAccount.class,
                AgentAccount.class,
                AgentAccount.Instrumented.class,
                AgentAccount.Skipped.class,
                Lapses.class,
                Endpoint.class,
                LockLooks.class,
                TimeSplit.class,
                Query.class,
                ColumnsRead.class,
                Model.class,
                Answers.class,
                RowTimes.class,
                ModelStart.class,
                ModelTraits.class,
                Pool.class,
                Route.class,
                Command.class,
                Cache.class,
                Reuse.class,
                QueryUse.class,
                ModelUse.class,
                SameInputs.class,
                ConnectionUse.class,
                TransactionUse.class,
                ResponseUse.class,
                Growth.class,
                CallSite.class,
                CallSite.Frame.class,
                SlowRequest.class,
                SlowRequest.Step.class,
                Finding.class);
    }

    @Test
    void acceptsEveryDumpThatIsWritten() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(schema.validate(JsonText.of(new RandomDumps(seed).next()), InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void acceptsMergedDumps() {
        DumpMerger merger = new DumpMerger();
        for (int seed = 0; seed < 20; seed++) {
            merger.add(new RandomDumps(seed).next());
        }

        assertThat(schema.validate(JsonText.of(merger.merged()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void refusesADumpThatLacksAField() {
        String json = JsonText.of(new RandomDumps(1).next());

        assertThat(schema.validate(json.replace("\"gcCount\"", "\"gcCounts\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"pitot-dump\"", "\"other\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void namesEachComponentOfEachRecordAndAllButWhatMayBeLeftOutAsRequired(Class<? extends Record> type) {
        JsonNode definition = definition(type);
        List<String> required = definition.get("required").values().stream()
                .map(JsonNode::asString)
                .filter(name -> !List.of("format", "schemaVersion").contains(name))
                .toList();

        assertThat(required)
                .containsExactlyElementsOf(names(type).stream()
                        .filter(name -> !OPTIONAL.contains(name))
                        .toList());
        assertThat(definition.get("properties").propertyNames()).containsAll(names(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isDocumentedFieldByField(Class<? extends Record> type) throws IOException {
        String docs = Files.readString(Path.of("../../docs/dump-format.md"));

        assertThat(names(type)).allSatisfy(name -> assertThat(docs).contains("| `" + name + "` |"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"route", "command"})
    void namesWhatACallUseIsOf(String subject) throws IOException {
        List<String> names = names(CallUse.class).stream()
                .map(name -> name.equals("subject") ? subject : name)
                .toList();
        JsonNode definition = new ObjectMapper().readTree(SCHEMA).get("$defs").get(subject + "Use");
        String docs = Files.readString(Path.of("../../docs/dump-format.md"));

        assertThat(definition.get("required").values().stream().map(JsonNode::asString))
                .containsExactlyElementsOf(names);
        assertThat(names).allSatisfy(name -> assertThat(docs).contains("| `" + name + "` |"));
    }

    private static JsonNode definition(Class<?> type) {
        JsonNode root = new ObjectMapper().readTree(SCHEMA);
        String name = type.getSimpleName();
        return type == Dump.class
                ? root
                : root.get("$defs").get(Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    /** The parts of a time split carry their unit, as every other duration does. */
    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName() + (type == TimeSplit.class ? "Nanos" : ""))
                .toList();
    }

    static String resource(String name) {
        try (InputStream in = SchemaTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
