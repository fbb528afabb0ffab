package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Query;
import io.pitot.dump.QueryUse;
import io.pitot.dump.TransactionUse;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent must say of a Spring Boot application that is started from its runnable jar, beside what Hibernate and the
 * client have counted: of each path by itself, then of two hundred requests to all of them at once. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpringBootContract {

    private static final int TIMES = 25;
    private static final String DEFERRED = "GET /courses/{id}/deferred";
    private static final String FAILING = "GET /courses/{id}/failing";
    private static final String LESSONS = "GET /courses/lessons";
    private static final String ADD = "POST /courses/{id}/lessons";
    private static final String BEGIN = "POST /courses/{id}/begun";
    private static final String STATISTICS = "GET /statistics";
    private static final String BELL = "job io.pitot.school.Bell.ring";

    /** How long the application holds back each deferred answer. */
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Path SOURCES = ClassPath.module().resolve("spring-boot/src/main/java/io/pitot/school");

    /** What is asked for, a different one each time where the path has a number in it. */
    private static final List<Asked> ASKED = List.of(
            new Asked("/courses", "GET /courses", 200),
            new Asked("/courses/%d", "GET /courses/{id}", 200),
            new Asked("/courses/77%d", "GET /courses/{id}", 404),
            new Asked("/courses/lessons?last=%d", LESSONS, 200),
            new Asked("/courses/%d/promised", "GET /courses/{id}/promised", 200),
            new Asked("/courses/%d/deferred", DEFERRED, 200),
            new Asked("/courses/%d/failing", FAILING, 500),
            new Asked("/nothing/%d", "GET /**", 404));

    private final String line;
    private final Map<String, Counts> counted = new TreeMap<>();
    private final Map<String, Map<String, Long>> answered = new TreeMap<>();
    private Counts together = Counts.NONE;
    private Observation observed;
    private long nanos;

    /** @param line which line of Spring Boot */
    protected SpringBootContract(String line) {
        this.line = line;
    }

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed school = Observed.jar(Packaged.school(line), folder);
        try (ForkedJvm jvm = school.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            jvm.awaitWordAfter("rung: 3");
            long start = System.nanoTime();
            drive(web);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
            nanos = System.nanoTime() - start;
        }
        observed = Observation.sound(school.dumps());
    }

    private void drive(Web web) {
        Counts before = statistics(web);
        for (Asked asked : ASKED) {
            ask(web, asked.all());
            before = count(web, asked.endpoint(), before);
        }
        web.atOnce("POST", "/courses/3/lessons", TIMES).forEach(answer -> note(ADD, answer.statusCode()));
        before = count(web, ADD, before);
        for (int i = 0; i < TIMES; i++) {
            note(BEGIN, web.send("POST", "/courses/" + (1 + i % 11) + "/begun").statusCode());
        }
        before = count(web, BEGIN, before);

        ask(
                web,
                IntStream.range(0, TIMES)
                        .boxed()
                        .flatMap(SpringBootContract::oneOfEach)
                        .toList());
        together = statistics(web).minus(before);
    }

    private static Stream<String> oneOfEach(int number) {
        return ASKED.stream().map(asked -> asked.all().get(number));
    }

    private void ask(Web web, List<String> paths) {
        web.atOnce(paths)
                .forEach((path, statuses) -> statuses.forEach((status, times) -> {
                    Asked asked = ASKED.stream()
                            .filter(each -> each.all().contains(path))
                            .findFirst()
                            .orElseThrow();
                    assertThat(status).as(path).isEqualTo(asked.status());
                    for (int i = 0; i < times; i++) {
                        note(asked.endpoint(), status);
                    }
                }));
    }

    private void note(String endpoint, int status) {
        answered.computeIfAbsent(endpoint, any -> new TreeMap<>()).merge(String.valueOf(status), 1L, Long::sum);
    }

    private Counts count(Web web, String endpoint, Counts before) {
        Counts now = statistics(web);
        counted.merge(endpoint, now.minus(before), Counts::plus);
        return now;
    }

    private Counts statistics(Web web) {
        HttpResponse<String> answer = web.get("/statistics");
        note(STATISTICS, answer.statusCode());
        String[] words = answer.body().split(" ", -1);
        return new Counts(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    @Test
    void everyRequestThatTheClientSentIsOneOfItsEndpointWithItsStatus() {
        assertThat(observed.statuses()).isEqualTo(answered).hasSize(ASKED.size() + 2);
    }

    @Test
    void statementsOfEachEndpointAreThoseThatHibernateCounted() {
        Map<String, Long> expected = new TreeMap<>();
        counted.forEach((endpoint, counts) -> expected.put(endpoint, counts.statements() * waves(endpoint)));
        expected.put(STATISTICS, 0L);
        Map<String, Long> seen = new TreeMap<>();
        for (Endpoint endpoint : observed.dump().endpoints()) {
            if (endpoint.kind().equals(Endpoint.HTTP)) {
                seen.put(endpoint.id(), endpoint.queries());
            }
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void transactionsOfEachEndpointAreThoseThatHibernateCounted() {
        Map<String, Long> expected = new TreeMap<>();
        counted.forEach((endpoint, counts) -> {
            if (counts.transactions() > 0) {
                expected.put(endpoint, counts.transactions() * waves(endpoint));
            }
        });
        Map<String, Long> seen = new TreeMap<>();
        for (TransactionUse use : observed.dump().transactionUses()) {
            if (use.endpoint().contains(" /")) {
                seen.put(use.endpoint(), use.transactions());
            }
        }

        assertThat(seen).isEqualTo(expected).hasSize(8);
    }

    /** What is asked with a body is not among what is asked all at once. */
    private static int waves(String endpoint) {
        return isPosted(endpoint) ? 1 : 2;
    }

    private static boolean isPosted(String endpoint) {
        return endpoint.startsWith("POST");
    }

    @Test
    void twoHundredRequestsAtOnceAskOfHibernateWhatTheyAskedOneEndpointAfterTheOther() {
        assertThat(together)
                .isEqualTo(counted.entrySet().stream()
                        .filter(each -> !isPosted(each.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Counts.NONE, Counts::plus));
    }

    @Test
    void everyRunOfAScheduledMethodIsAJobWithItsQuery() {
        assertThat(observed.endpoint(BELL).requests()).isGreaterThanOrEqualTo(3);
        assertThat(observed.endpoint(BELL).queries()).isEqualTo(3);
        assertThat(linesOf(BELL)).containsExactly(place("Bell", "bell"));
    }

    @Test
    void exceptionIsKnownWithItsLine() {
        Endpoint failing = observed.endpoint(FAILING);

        assertThat(failing.exceptions()).isEqualTo(Map.of("java.lang.IllegalStateException", failing.requests()));
        assertThat(failing.errors()).isEqualTo(failing.requests());
        assertThat(observed.dump().callSites().stream()
                        .filter(site -> failing.errorSites().containsKey(site.id()))
                        .map(site -> place(site.frames().get(0))))
                .containsExactly(place("CourseController", "failing"));
    }

    @Test
    void selectPerCourseIsProvenAtTheApplicationsLine() {
        Finding finding = observed.finding(FindingKind.N_PLUS_ONE, LESSONS);

        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(observed.sqlOf(finding)).containsIgnoringCase("from lesson");
        assertThat(place(observed.lineOf(finding))).isEqualTo(place("Office", "loop"));
    }

    @Test
    void updatesThatHibernateSendsAsTheTransactionEndsAreOfTheMethodWhoseItIs() {
        Finding finding = observed.finding(FindingKind.BATCHABLE_WRITES, BEGIN);
        CallSite.Frame frame = observed.lineOf(finding);

        assertThat(observed.sqlOf(finding)).containsIgnoringCase("update lesson");
        assertThat(frame.type()).isEqualTo("io.pitot.school.RegisterController");
        assertThat(frame.method()).isEqualTo("begin");
    }

    @Test
    void noOtherEndpointRepeatsAQuery() {
        assertThat(observed.findings().stream()
                        .filter(finding -> finding.kind() == FindingKind.N_PLUS_ONE
                                || finding.kind() == FindingKind.DUPLICATE_QUERY)
                        .map(Finding::endpoint))
                .containsExactly(LESSONS);
    }

    @Test
    void queriesHaveTheApplicationsLineOnWhicheverThread() {
        String find = place("Office", "find");

        assertThat(linesOf("GET /courses")).containsExactly(place("Office", "names"));
        assertThat(linesOf("GET /courses/{id}")).containsExactly(find);
        assertThat(linesOf("GET /courses/{id}/promised")).containsExactly(find);
        assertThat(linesOf(DEFERRED)).containsExactly(find);
        assertThat(linesOf(LESSONS)).containsExactly(place("Office", "parent"), place("Office", "loop"));
    }

    private List<String> linesOf(String endpoint) {
        List<String> lines = new ArrayList<>();
        for (QueryUse use : observed.dump().queryUses()) {
            if (use.endpoint().equals(endpoint)) {
                for (CallSite site : observed.dump().callSites()) {
                    if (use.sites().containsKey(site.id())) {
                        lines.add(place(site.frames().get(0)));
                    }
                }
            }
        }
        return lines.stream().distinct().sorted().toList();
    }

    private static String place(CallSite.Frame frame) {
        return frame.file() + ":" + frame.line();
    }

    private static String place(String type, String marker) {
        return type + ".java:" + SourceLine.of(SOURCES.resolve(type + ".java"), "// here: " + marker);
    }

    @Test
    void deferredAnswerTakesAtLeastAsLongAsTheApplicationHoldsItBackAndNotLongerThanTheRun() {
        Endpoint deferred = observed.endpoint(DEFERRED);

        assertThat(deferred.duration().total())
                .isBetween(deferred.requests() * HELD_NANOS, deferred.requests() * nanos);
    }

    @Test
    void poolIsKnownByItsName() {
        assertThat(observed.pool("HikariPool-1").maxActive()).isBetween(1L, 8L);
    }

    @Test
    void nothingIsLeftUnwoven() {
        assertThat(observed.dump().agent().skipped()).isEmpty();
        assertThat(observed.dump().queries()).extracting(Query::sql).doesNotContain(Endpoint.OTHER);
    }

    /** What is asked for so many times. */
    private record Asked(String pattern, String endpoint, int status) {

        List<String> all() {
            return IntStream.range(0, TIMES)
                    .mapToObj(number -> pattern.replace("%d", String.valueOf(1 + number % 11)))
                    .toList();
        }
    }

    /** What Hibernate counts. */
    private record Counts(long statements, long transactions) {

        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(statements + other.statements, transactions + other.transactions);
        }

        Counts minus(Counts other) {
            return new Counts(statements - other.statements, transactions - other.transactions);
        }
    }
}
