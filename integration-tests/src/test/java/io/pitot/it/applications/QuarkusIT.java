package io.pitot.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Packaged;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the agent says of a Quarkus application, beside what its client and itself have counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarkusIT {

    private static final int TIMES = 20;

    /** What these send as their transactions end is of the methods, and of no line. */
    private static final Set<String> TRANSACTIONAL = Set.of("pets", "fed");

    private static final String FED = "POST /owners/{id}/fed";

    /** Paths of the application, and the endpoint and status that each leads to. */
    private static final Map<String, Map.Entry<String, Integer>> PATHS = paths();

    private final Map<String, Long> ledger = new TreeMap<>();
    private Observation observed;

    private static Map<String, Map.Entry<String, Integer>> paths() {
        Map<String, Map.Entry<String, Integer>> paths = new LinkedHashMap<>();
        paths.put("/owners", Map.entry("GET /owners", 200));
        paths.put("/owners/1", Map.entry("GET /owners/{id}", 200));
        for (String thread : List.of("reactive", "subscribed", "streamed", "staged", "virtual")) {
            paths.put("/owners/2/" + thread, Map.entry("GET /owners/{id}/" + thread, 200));
        }
        paths.put("/owners/pets", Map.entry("GET /owners/pets", 200));
        paths.put("/owners/3/failing", Map.entry("GET /owners/{id}/failing", 500));
        paths.put("/owners/3/failing-later", Map.entry("GET /owners/{id}/failing-later", 500));
        paths.put("/clinics/3/pets/4", Map.entry("GET /clinics/{clinic}/pets/{pet}", 200));
        paths.put("/routes/4", Map.entry("GET /routes/:id", 200));
        paths.put("/nothing/4", Map.entry("GET /*", 404));
        return paths;
    }

    @BeforeAll
    void run(@TempDir Path folder) throws IOException {
        Observed clinic = Observed.jar(Packaged.clinic(), folder);
        try (ForkedJvm jvm = clinic.start()) {
            Web web = new Web(jvm.awaitWordAfter("Listening on: http://127.0.0.1:"));
            Map<String, Integer> expected = new TreeMap<>();
            PATHS.forEach((path, answer) -> expected.put(path, answer.getValue()));
            web.expectAtOnce(expected, TIMES);
            for (int i = 0; i < TIMES; i++) {
                assertThat(web.send("POST", "/owners/5/fed").statusCode()).isEqualTo(200);
            }
            jvm.awaitWordAfter("fed: 3");
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        Files.readAllLines(folder.resolve("ledger.txt")).forEach(this::keep);
        observed = Observation.sound(clinic.dumps());
    }

    private void keep(String line) {
        int space = line.indexOf(' ');
        ledger.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
    }

    @Test
    void everyRequestThatTheClientSentIsOneOfItsEndpointWithItsStatus() {
        Map<String, Map<String, Long>> sent = new TreeMap<>();
        PATHS.values()
                .forEach(expected ->
                        sent.put(expected.getKey(), Map.of(String.valueOf(expected.getValue()), (long) TIMES)));
        sent.put(FED, Map.of("200", (long) TIMES));
        assertThat(observed.statuses()).isEqualTo(sent);
    }

    @Test
    void queriesOfEachUnitOfWorkAreThoseThatTheApplicationCounted() {
        Map<String, Long> seen = new TreeMap<>();
        for (Endpoint endpoint : observed.dump().endpoints()) {
            if (endpoint.queries() > 0 && !endpoint.id().equals("(no request)")) {
                seen.put(endpoint.id(), endpoint.queries());
            }
        }

        assertThat(seen).isEqualTo(ledger).hasSizeGreaterThan(9);
    }

    @Test
    void everyRunOfAScheduledMethodIsAJob() {
        assertThat(observed.endpoint("job io.pitot.clinic.Feeding.feed").requests())
                .isEqualTo(ledger.get("job io.pitot.clinic.Feeding.feed"))
                .isEqualTo(3);
    }

    @Test
    void exceptionsAreKnownOfBlockingEndpointsAndOfReactiveOnes() {
        assertThat(observed.endpoint("GET /owners/{id}/failing").exceptions())
                .isEqualTo(Map.of("java.lang.IllegalStateException", (long) TIMES));
        assertThat(observed.endpoint("GET /owners/{id}/failing-later").exceptions())
                .isEqualTo(Map.of("java.lang.UnsupportedOperationException", (long) TIMES));
    }

    @Test
    void selectPerOwnerIsFoundAtTheApplicationsLine() {
        Finding finding = observed.finding(FindingKind.N_PLUS_ONE, "GET /owners/pets");
        CallSite.Frame line = observed.lineOf(finding);

        assertThat(observed.sqlOf(finding)).containsIgnoringCase("from pet");
        assertThat(line.type()).isEqualTo("io.pitot.clinic.OwnerResource");
        assertThat(line.method()).isEqualTo("pets");
    }

    @Test
    void updatesThatHibernateSendsAsTheTransactionEndsAreOfTheMethodWhoseItIs() {
        Finding finding = observed.finding(FindingKind.BATCHABLE_WRITES, FED);
        CallSite.Frame method = observed.lineOf(finding);

        assertThat(observed.sqlOf(finding)).containsIgnoringCase("update pet");
        assertThat(method.type()).isEqualTo("io.pitot.clinic.OwnerResource");
        assertThat(method.method()).isEqualTo("fed");
    }

    @Test
    void noCallSiteIsInAGeneratedClassOrMethod() {
        assertThat(observed.dump().callSites())
                .isNotEmpty()
                .flatExtracting(CallSite::frames)
                .allSatisfy(frame -> {
                    assertThat(frame.type()).matches("io\\.pitot\\.clinic\\.[A-Za-z]+");
                    assertThat(frame.line() > 0 || TRANSACTIONAL.contains(frame.method()))
                            .isTrue();
                });
    }

    @Test
    void waitsForTheApplicationsPoolAreKnown() {
        assertThat(observed.pool("agroal-1").maxActive()).isBetween(1L, 8L);
    }

    @Test
    void nothingIsLeftUnwoven() {
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }
}
