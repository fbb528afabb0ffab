package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent must say of an application that asks its database by way of a framework: what the database itself says, at
 * the lines of the application. The source marks them: {@code // here: /path} where the work of a path asks, with a word
 * more where it asks once for each row. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameworkContract {

    private static final String BATCHED = "/batched";
    private static final String VIOLATED = "/violated";

    /** What does not depend on how fast the machine is. */
    private static final Set<FindingKind> REPEATS = EnumSet.of(FindingKind.N_PLUS_ONE, FindingKind.DUPLICATE_QUERY);

    private static final int[] SIZES = {3, 7, 2, 11, 5, 9};
    private static final int IN_ALL = Arrays.stream(SIZES).sum();

    private static final long BY_FIVE =
            Arrays.stream(SIZES).map(size -> (size + 4) / 5).sum();

    private final Class<?> application;
    private final String loop;
    private final Map<String, Map<String, Counts>> truth = new TreeMap<>();
    private List<String> paths;
    private Observation observed;

    /** @param loop what marks lines that ask once for each row */
    FrameworkContract(Class<?> application, String loop) {
        this.application = application;
        this.loop = loop;
    }

    /** The application, to run in this folder. */
    abstract Observed application(Path folder);

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed forked = application(folder).option("service.name", "library");
        try (ForkedJvm jvm = forked.start()) {
            drive(new Web(jvm.awaitWordAfter("READY")));
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(forked.dumps());
    }

    /** What the agent saw. */
    Observation observed() {
        return observed;
    }

    private void drive(Web web) {
        paths = web.get("/paths").body().lines().toList();
        for (String path : paths) {
            web.get("/told");
            for (int size : SIZES) {
                var answer = web.get(path + "?size=" + size);
                assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
            }
            Map<String, Counts> counts = new TreeMap<>();
            web.get("/told")
                    .body()
                    .lines()
                    .map(line -> line.split(" "))
                    .forEach(words ->
                            counts.put(words[0], new Counts(Long.parseLong(words[1]), Long.parseLong(words[2]))));
            if (path.equals(VIOLATED)) {
                // The database keeps no account of what fails; a provider may look whether it still answers.
                counts.replaceAll((kind, any) -> new Counts(any.executions(), 0));
                counts.put("INSERT", new Counts(SIZES.length, 0));
            }
            truth.put("GET " + path, counts);
        }
    }

    @Test
    void countsWhatTheDatabaseCounts() {
        assertThat(truth).hasSizeGreaterThan(8);
        Map<String, Map<String, Counts>> counted = new TreeMap<>();
        Map<String, Query> queries = new HashMap<>();
        observed.dump().queries().forEach(query -> queries.put(query.id(), query));
        truth.keySet().forEach(endpoint -> counted.put(endpoint, new TreeMap<>()));
        for (QueryUse use : observed.dump().queryUses()) {
            if (counted.containsKey(use.endpoint())) {
                Query query = queries.get(use.query());
                long executions =
                        use.endpoint().equals("GET " + BATCHED) && query.batches() > 0 ? use.rows() : use.executions();
                counted.get(use.endpoint()).merge(query.kind(), new Counts(executions, use.rows()), Counts::plus);
            }
        }
        assertThat(counted).containsExactlyInAnyOrderEntriesOf(truth);
    }

    @Test
    void namesTheApplicationsLineOfEachQuery() {
        Map<String, Set<String>> marked = new TreeMap<>();
        Map<String, Set<String>> named = new TreeMap<>();
        for (String path : paths) {
            marked.put(
                    path,
                    new TreeSet<>(SourceLine.all(application, path).stream()
                            .map(this::place)
                            .toList()));
            named.put(path, new TreeSet<>());
        }
        Map<String, CallSite> sites = new HashMap<>();
        observed.dump().callSites().forEach(site -> sites.put(site.id(), site));
        for (QueryUse use : observed.dump().queryUses()) {
            String path = use.endpoint().replace("GET ", "");
            if (named.containsKey(path)) {
                use.sites()
                        .keySet()
                        .forEach(id ->
                                named.get(path).add(place(sites.get(id).frames().get(0))));
            }
        }
        assertThat(named).containsExactlyInAnyOrderEntriesOf(marked);
    }

    @Test
    void provesEachLoopAtItsLineAndFindsNoOther() {
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (String path : paths) {
            expected.put(path, loop(path));
            found.put(
                    path,
                    observed.findingsOf("GET " + path).stream()
                            .filter(finding -> REPEATS.contains(finding.kind()))
                            .map(this::told)
                            .toList());
        }
        assertThat(expected.values().stream().filter(loops -> !loops.isEmpty())).isNotEmpty();
        assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private List<String> loop(String path) {
        return SourceLine.all(application, path).stream()
                .filter(SourceLine.all(application, loop)::contains)
                .map(line -> FindingKind.N_PLUS_ONE + " " + Confidence.PROVEN + " " + place(line) + " " + IN_ALL)
                .toList();
    }

    private String told(Finding finding) {
        long executions = observed.dump().queryUses().stream()
                .filter(use ->
                        use.endpoint().equals(finding.endpoint()) && use.query().equals(finding.subject()))
                .mapToLong(QueryUse::executions)
                .sum();
        return finding.kind() + " " + finding.confidence() + " " + place(observed.lineOf(finding)) + " " + executions;
    }

    private static String place(CallSite.Frame frame) {
        return frame.file() + ":" + frame.line();
    }

    private String place(int line) {
        return application.getSimpleName() + ".java:" + line;
    }

    @Test
    void knowsABatchByItsSize() {
        List<Query> queries = observed.dump().queries();
        assertThat(queries.stream().mapToLong(Query::batched).sum()).isEqualTo(IN_ALL);
        assertThat(queries.stream().mapToLong(Query::batches).sum())
                .as("all at once, or five by five")
                .isBetween((long) SIZES.length, BY_FIVE);
    }

    @Test
    void knowsTheErrorByItsState() {
        List<Map<String, Long>> states = new ArrayList<>();
        observed.dump().queries().stream()
                .map(Query::errorStates)
                .filter(state -> !state.isEmpty())
                .forEach(states::add);
        assertThat(states).containsExactly(Map.of("23505", (long) SIZES.length));
    }

    /** How often statements were executed, and the rows that they read or changed. */
    private record Counts(long executions, long rows) {

        Counts plus(Counts other) {
            return new Counts(executions + other.executions, rows + other.rows);
        }
    }
}
