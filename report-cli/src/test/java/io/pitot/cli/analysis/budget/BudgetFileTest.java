package io.pitot.cli.analysis.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pitot.cli.analysis.yaml.WrongFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetFileTest {

    private static final Path FILE = Path.of("pitot.yml");

    @Test
    void readsAllThatABudgetFileMaySay() throws WrongFile {
        Budget budget = BudgetFile.parse(FILE, """
                version: 1
                min-requests: 20
                defaults:
                  queries-per-request: {error: 30}
                  n-plus-one: {error: new}
                  findings: {HIGH: {error: any}, SLOW_QUERY: off}
                  p95: {warn: +25%, noise-floor: 10ms}
                endpoints:
                  "GET /orders/*": {queries-per-request: {warn: 5, error: 10}, p95: off}
                  "GET /orders/{id}": {min-requests: 5, error-rate: {error: "<=0.5%"}}
                models: {fraud-v3: {p99: {warn: 20ms}}}
                caches: {"GET prices:*": {hit-rate: {warn: ">=80%"}}}
                mute:
                  - {finding: "np1:3c9e", reason: "batch job, ADR-42", until: 2027-03-01}
                """);

        Rules rules = budget.rules(new Target(Target.Kind.ENDPOINT, "GET /orders/{id}"));
        assertThat(rules.minRequests()).isEqualTo(5);
        assertThat(rules.named()).isTrue();
        assertThat(rules.measures().get(Measure.QUERIES_PER_REQUEST).limits())
                .isEqualTo(Map.of(Level.WARN, new Limit(5, false), Level.ERROR, new Limit(10, false)));
        assertThat(rules.measures().get(Measure.P95).limits()).isEmpty();
        assertThat(rules.measures().get(Measure.ERROR_RATE).limits())
                .isEqualTo(Map.of(Level.ERROR, new Limit(0.005, false)));
        assertThat(rules.findings())
                .isEqualTo(Map.of(
                        "N_PLUS_ONE", Map.of(Level.ERROR, Unwanted.NEW),
                        "HIGH", Map.of(Level.ERROR, Unwanted.ANY),
                        "SLOW_QUERY", Map.of()));

        Rules others = budget.rules(new Target(Target.Kind.ENDPOINT, "POST /payments"));
        assertThat(others.minRequests()).isEqualTo(20);
        assertThat(others.named()).isFalse();
        assertThat(others.measures().get(Measure.P95))
                .isEqualTo(new Bounds(Map.of(Level.WARN, new Limit(0.25, true)), 10e6));
        assertThat(budget.mutes()).hasSize(1);
    }

    @Test
    void namesEveryMistakeWithItsLineAndColumn() {
        assertThat(problems("""
                version: 2
                min-requests: 0
                budgets: {}
                defaults:
                  p95: {error: fast, warn: +25}
                  p95: {error: 1s}
                  n-plus-one: {error: sometimes}
                  queries-per-request: 30
                  error-rate: {error: +1%}
                  hit-rate: {warn: 80%}
                  findings: {WORST: {error: any}, N_PLUS_ONE: {error: any}}
                models: {fraud: {queries-per-request: {error: 1}}}
                mute: none
                """))
                .containsExactly(
                        "1:10: version=2: must be 1",
                        "2:15: min-requests=0: must be 1 to 999999999",
                        "3:1: budgets: no such key; must be one of caches, defaults, endpoints, min-requests, models,"
                                + " mute, version",
                        "5:16: defaults.p95.error=fast: must be a duration such as 500ms, or +25% for so much above"
                                + " the baseline",
                        "5:28: defaults.p95.warn=+25: must be a duration such as 500ms, or +25% for so much above"
                                + " the baseline",
                        "6:3: defaults.p95: is there twice",
                        "7:23: defaults.n-plus-one.error=sometimes: must be any, new or off",
                        "8:24: defaults.queries-per-request=30: must be off, or a mapping such as {error: 10}",
                        "9:23: defaults.error-rate.error=+1%: must be a share such as 1%",
                        "10:3: defaults.hit-rate: no such key; must be one of allocated-per-request,"
                                + " cache-calls-per-request, error-rate, findings, http-calls-per-request,"
                                + " min-requests, model-calls-per-request, n-plus-one, p50, p95, p99,"
                                + " queries-per-request",
                        "11:14: defaults.findings.WORST: no such key; must be one of ALL_PROCESSORS_PER_ROW, BATCHABLE_WRITES, BIG_VALUES,"
                                + " CACHEABLE_WORK, CHATTY_CACHE, CHATTY_HTTP, CHATTY_TRANSACTIONS, COLD_MODEL, CONNECTION_LEAK, CRITICAL,"
                                + " CUT_OFF_OUTPUT,"
                                + " DUPLICATE_QUERY, FAILING_ENDPOINT, HELD_CONNECTION, HIGH, LOW, LOW_HIT_RATE,"
                                + " MEDIUM, N_PLUS_ONE, POOL_WAIT, REPEATED_INFERENCE, RESOURCE_PRESSURE, SLOW_ENDPOINT, SLOW_QUERY,"
                                + " UNBATCHED_INFERENCE, UNBOUNDED_CACHE, UNBOUNDED_RESULT, UNEXPIRING_KEYS, WASTEFUL_RESPONSE",
                        "11:47: defaults.findings.N_PLUS_ONE: is the same as n-plus-one beside it: leave one of them"
                                + " out",
                        "12:18: models.fraud.queries-per-request: no such key; must be one of error-rate,"
                                + " min-requests, p50, p95, p99",
                        "13:7: mute=none: must be a list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [|1:5: no YAML: ",
                "- 1|1:1: must be a mapping with version: 1",
                "'   '|1:1: must be a mapping with version: 1",
                "mute: []|1:1: version is missing: must be 1",
            })
    void tellsWhatIsNoBudgetFile(String text, String problem) {
        assertThat(problems(text)).hasSize(1).first().asString().startsWith(problem);
    }

    @Test
    void whatIsNestedTooDeeplyIsNoBudgetFile() {
        assertThat(problems("a: " + "[".repeat(200_000))).hasSize(1);
    }

    /** Whatever is in a file: it is read, or its mistakes are named. */
    @Test
    void noFileBreaksTheReader() {
        String whole = """
                version: 1
                defaults: &d {queries-per-request: {error: 30}, n-plus-one: {error: new}, p95: {warn: +25%}}
                endpoints: {"GET /*": *d}
                mute:
                  - {finding: "np1:3c9e", reason: "a: b", until: 2027-03-01}
                """;
        Random random = new Random(49);
        String noise = "{}[]:,-*&!|>'\"%@`# \n\t?~<=0aé\u0000\uFEFF\uD83D";
        int read = 0;
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(whole);
            for (int i = 0; i <= random.nextInt(4); i++) {
                int at = random.nextInt(text.length());
                String put = String.valueOf(noise.charAt(random.nextInt(noise.length())));
                text.replace(at, at + random.nextInt(3), put);
            }
            try {
                BudgetFile.parse(FILE, text.toString());
                read++;
            } catch (WrongFile e) {
                assertThat(e.problems()).isNotEmpty().allMatch(line -> line.startsWith("pitot.yml:"));
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void whatIsCommentedOutIsNotThere() throws WrongFile {
        assertThat(BudgetFile.parse(FILE, "version: 1\ndefaults:\n  # p95: {error: 1s}\nmute:\n")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /orders, GET /orders, true",
        "GET /orders, GET /orders/1, false",
        "GET /*, GET /orders/1, true",
        "*/orders*, POST /orders, true",
        "GET /a.c, GET /abc, false",
    })
    void aStarStandsForAnything(String pattern, String id, boolean matches) {
        assertThat(new Entry(pattern, 1, null, Map.of(), Map.of()).matches(id)).isEqualTo(matches);
    }

    private static List<String> problems(String text) {
        WrongFile wrong = catchThrowableOfType(WrongFile.class, () -> BudgetFile.parse(FILE, text));
        return wrong.problems().stream()
                .map(line -> line.replaceFirst("^pitot.yml:", ""))
                .toList();
    }
}
