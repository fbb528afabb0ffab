package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format on the dump of a real run: the same findings, in the same order. */
class FormatsTest {

    private static final String RECORDED = "../agent/dump/src/test/resources/io/pitot/dump/v1.json";

    private static final String ID = "([a-z]+\\d?:[0-9a-f]{8})";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "terminal; points? ·\\s+ID|\\n\\s+ID\\n",
                "html; <li>ID</li>",
                "markdown; <code>ID</code> \\|\\n",
                "sarif; \"pitotFinding/v1\": \"ID\"",
                "json; \"rank\": \\d+,\\s+\"id\": \"ID\""
            },
            delimiter = ';')
    void listsTheSameFindingsInTheSameOrder(String format, String pattern) {
        assertThat(ids(run(format, "--top", "1000"), pattern)).isNotEmpty().isEqualTo(findings());
    }

    /** Score and points are one number each, whoever reads them where; the points add up to what is missing to 100. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "terminal; HEALTH (\\d+)/100; costs (less than a|\\d+) point",
                "html; </small>(\\d+)/100; costs (less than a|\\d+) point",
                "markdown; health (\\d+)/100; costs (less than a|\\d+) point",
                "json; \"score\": (\\d+); \"points\": (\\d+)",
            },
            delimiter = ';')
    void tellsTheScoreAndWhatEachFindingCosts(String format, String score, String points) {
        String report = run(format, "--top", "1000", "--width", "400");
        int health = Integer.parseInt(ids(report, score).get(0));
        List<Integer> costs = ids(report, points).stream()
                .map(cost -> cost.startsWith("less") ? 0 : Integer.parseInt(cost))
                .toList();
        assertThat(costs).hasSize(findings().size());
        assertThat(costs.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100 - health);
    }

    /** Its order is that of kinds and endpoints, so that the names of cases stay where they are. */
    @Test
    void junitHasTheSameFindings() {
        assertThat(ids(run("junit"), " &#183; ID(?: |\n)")).containsExactlyInAnyOrderElementsOf(findings());
    }

    @Test
    void prometheusCountsTheSameFindings() {
        long counted = run("prometheus")
                .lines()
                .filter(line -> line.startsWith("pitot_findings{"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(counted).isEqualTo(findings().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminal", "html", "markdown", "sarif", "junit", "json", "prometheus"})
    void theSameDumpGivesTheSameBytes(String format) {
        assertThat(run(format)).isEqualTo(run(format));
    }

    private static List<String> findings() {
        JsonNode json = new JsonMapper().readTree(run("json"));
        return json.get("findings")
                .valueStream()
                .map(finding -> finding.get("id").asString())
                .toList();
    }

    private static List<String> ids(String text, String pattern) {
        return Pattern.compile(pattern.replace("ID", ID))
                .matcher(text)
                .results()
                .map(result -> result.group(1) == null ? result.group(result.groupCount()) : result.group(1))
                .toList();
    }

    private static String run(String format, String... more) {
        String[] arguments = {"report", "-f", format, RECORDED};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
