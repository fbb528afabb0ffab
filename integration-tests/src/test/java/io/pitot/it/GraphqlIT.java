package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the agent says of the operations that a Spring Boot application executes at one path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphqlIT {

    private static final int TIMES = 25;
    private static final String EACH = "POST /graphql query courses{lessons}";
    private static final String LOST = "POST /graphql query lost";

    /** What is asked, with a number in it, and the endpoint that it is to be. */
    private static final Map<String, String> DOCUMENTS = Map.of(
            "query Of%1$d {first: courses(last: %1$d) {name lessons}}", EACH,
            "{courses(last: %d) {name}}", "POST /graphql query courses",
            "{catalogue(last: %d) {name lessons}}", "POST /graphql query catalogue{lessons}",
            "mutation {add(course: %d)}", "POST /graphql mutation add",
            "{lost}", LOST,
            "{unknown}", "POST /graphql query unknown",
            "{courses(last: %d) {nothing}}", "POST /graphql");

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed school = Observed.jar(Packaged.school("3"), folder);
        try (ForkedJvm jvm = school.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (int i = 0; i < TIMES; i++) {
                for (String document : DOCUMENTS.keySet()) {
                    String query = document.formatted(1 + i % 11);
                    assertThat(web.send("POST", "/graphql", "{\"query\": \"" + query + "\"}")
                                    .statusCode())
                            .isEqualTo(200);
                }
            }
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(school.dumps());
    }

    @Test
    void everyRequestIsOneOfItsOperation() {
        Map<String, Map<String, Long>> sent = new TreeMap<>();
        DOCUMENTS.values().forEach(endpoint -> sent.put(endpoint, Map.of("200", (long) TIMES)));

        assertThat(observed.statuses()).isEqualTo(sent);
    }

    @Test
    void onlyTheOperationThatRepeatsASelectHasAnNPlusOneWhichIsProvenAlthoughOthersAskForLess() {
        Finding finding = observed.finding(FindingKind.N_PLUS_ONE, EACH);
        CallSite.Frame line = observed.lineOf(finding);

        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(observed.sqlOf(finding)).containsIgnoringCase("from lesson");
        assertThat(line.type()).isEqualTo("io.pitot.school.CourseGraph");
        assertThat(line.method()).isEqualTo("lessons");
        assertThat(observed.findings().stream()
                        .filter(each -> each.kind() == FindingKind.N_PLUS_ONE)
                        .map(Finding::endpoint))
                .containsExactly(EACH);
    }

    @Test
    void exceptionThatNoResolverKnowsFailsItsRequestAndOneThatIsKnownDoesNot() {
        Endpoint lost = observed.endpoint(LOST);

        assertThat(lost.errors()).isEqualTo(TIMES);
        assertThat(lost.exceptions()).isEqualTo(Map.of("java.lang.IllegalStateException", (long) TIMES));
        assertThat(observed.endpoint("POST /graphql query unknown").errors()).isZero();
    }

    @Test
    void nothingIsLeftUnwoven() {
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }
}
