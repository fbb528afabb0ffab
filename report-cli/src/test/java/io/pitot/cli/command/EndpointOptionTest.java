package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of the endpoints, and tables in another order. */
class EndpointOptionTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeADump() throws IOException {
        DumpFile.write(OrdersDumps.busy(), folder.resolve("a.json"));
    }

    @Test
    void reportsOnTheEndpointsOfThatNameAndOnNoOthers() {
        CommandRun run = report("--endpoint", "POST /pay*", "--all", "--width=200");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("pitot report · orders-api 2.4.1")
                .contains("1,000 requests")
                .contains("only POST /pay*")
                .contains("errors 12%")
                .contains("Failing endpoint")
                .contains("POST bank.acme.com/payments")
                .doesNotContain("GET /orders/{id}", "GET /search", "GET cart:{n}", "(no request)");
    }

    /** Nobody knows who ran what no endpoint is known of: it is not put down to those asked for. */
    @Test
    void callsThatNoEndpointIsKnownOfAreNotTheirs() {
        assertThat(report("--endpoint", "GET /search", "--all").out())
                .contains("GET cart:{n}")
                .doesNotContain("QUERIES", "MODELS");
        assertThat(report("--endpoint", "POST /payments", "--all").out())
                .containsPattern("fraud-v3 +29 s +14,000 ")
                .doesNotContain("house-model");
    }

    /** What the endpoints asked for take is all of the time then. */
    @Test
    void sharesAreOfTheTimeOfThoseEndpoints() {
        assertThat(endpoints(report("--endpoint", "GET /search"))).containsExactly("GET /search");
        assertThat(report("--endpoint", "GET /search", "-f", "json").out())
                .containsPattern("\"id\": \"GET /search\",(?s:.*?)\"share\": 1,");
    }

    @Test
    void theHealthIsThatOfThoseEndpoints() {
        assertThat(report("--endpoint", "GET /small/*").out())
                .contains("HEALTH 100/100")
                .contains("nothing found");
        assertThat(report().out()).doesNotContain("HEALTH 100/100");
    }

    @Test
    void aNameThatNoEndpointHasIsRefused() {
        CommandRun run = report("--endpoint", "GET /basket");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("pitot: --endpoint=GET /basket: no endpoint of that name: pitot report --all");
    }

    @ParameterizedTest
    @CsvSource({
        "time, GET /orders/{id}, GET /search",
        "calls, GET /orders/{id}, POST /payments",
        "p95, GET /search, GET /orders/{id}",
        "errors, POST /payments, GET /orders/{id}",
        "name, GET /orders/{id}, GET /search",
    })
    void sortsTheRowsOfTables(String key, String first, String second) {
        List<String> rows = endpoints(report("--sort", key));
        assertThat(rows.subList(0, 2)).as(key).containsExactly(first, second);
        assertThat(report("--sort", key, "--plain").out()).contains("ENDPOINTS by " + key + ", ms");
    }

    @Test
    void theOrderOfRowsChangesNothingElse() {
        assertThat(report("--sort", "name", "-f", "sarif").out())
                .isEqualTo(report("-f", "sarif").out());
    }

    @Test
    void anUnknownKeyIsRefusedWithThoseThereAre() {
        CommandRun run = report("--sort", "latency");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "pitot: --sort=latency: must be one of time, calls, avg, p50, p95, p99, max, errors, name\n");
    }

    private CommandRun report(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "report";
        words[1] = folder.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return CommandRun.of(words);
    }

    /** The first column of the table of endpoints. */
    private static List<String> endpoints(CommandRun run) {
        String table = run.out().replaceAll("(?s).*\n  ENDPOINTS [^\n]*\n(.*?)\n\n.*", "$1");
        return Pattern.compile("(?m)^  (\\S+ \\S+) ")
                .matcher(table)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
