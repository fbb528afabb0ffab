package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.Finding;
import io.pitot.it.app.OrdersApp;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.SourceLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged {@code pitot report} on dumps of a real run: every finding by its line, the same in both formats. */
class ReportIT {

    @TempDir
    Path folder;

    @Test
    void namesTheLineOfEveryFinding() {
        ForkedJvm.Exit report = report();

        assertThat(report.code()).as(report.toString()).isZero();
        assertThat(report.err()).isEmpty();
        assertThat(String.join("\n", report.out()))
                .contains(
                        place("loop over orders"),
                        place("one of a pair"),
                        place("the same rate"),
                        place("slow"),
                        place("payment fails"));
    }

    /** With two pools nobody knows which requests waited for which: the finding belongs to no endpoint. */
    @Test
    void leavesOutWhatIsNotKnownOfAPoolThatSeveralEndpointsShare() {
        List<String> lines = report().out();

        assertThat(lines).anyMatch(line -> line.contains("Pool scarce: waiting for a connection"));
        assertThat(lines).noneMatch(line -> line.contains("·  ·") || line.contains(" of 0 requests"));
    }

    @Test
    void saysTheSameAsJsonInTheSameOrder() {
        List<String> lines = report().out();
        JsonNode json = json();

        assertThat(json.get("service").asString()).isEqualTo("orders");
        Observation observed = Observation.sound(OrdersRun.dumps());
        assertThat(json.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        observed.findings().stream().map(Finding::id).toList());
        int from = 0;
        for (JsonNode finding : json.get("findings")) {
            String heading = finding.get("rank").asInt() + " ";
            String title = finding.get("title").asString();
            String beginning = title.substring(0, Math.min(title.length(), 30));
            int found = from;
            while (found < lines.size()
                    && !(lines.get(found).strip().startsWith(heading)
                            && lines.get(found).contains(beginning))) {
                found++;
            }
            assertThat(found).as("\"" + heading + beginning + "\" in " + lines).isLessThan(lines.size());
            from = found + 1;
        }
    }

    @Test
    void givesTheSameBytesForTheSameDumps() {
        assertThat(report().out()).isEqualTo(report().out());
    }

    @Test
    void countsWhatTheDumpsCount() {
        Observation observed = Observation.sound(OrdersRun.dumps());
        JsonNode json = json();

        assertThat(json.get("dumps").asInt()).isEqualTo(observed.files().size());
        Map<String, Long> requests = observed.dump().endpoints().stream()
                // What the main thread did at the start of the server is outside of them.
                .filter(endpoint -> endpoint.requests() > 0 && !endpoint.isMainThread())
                .collect(Collectors.toMap(Endpoint::id, Endpoint::requests));
        assertThat(json.get("requests").asLong())
                .isEqualTo(requests.values().stream().mapToLong(Long::longValue).sum());
        for (JsonNode endpoint : json.get("endpoints")) {
            assertThat(requests)
                    .containsEntry(
                            endpoint.get("id").asString(),
                            endpoint.get("requests").asLong());
        }
    }

    private ForkedJvm.Exit report() {
        return CommandLine.run(
                folder, "report", "--top", "1000", OrdersRun.dumps().toString());
    }

    private JsonNode json() {
        ForkedJvm.Exit report = CommandLine.run(
                folder, "report", "--format", "json", OrdersRun.dumps().toString());
        assertThat(report.code()).as(report.toString()).isZero();
        return new JsonMapper().readTree(String.join("\n", report.out()));
    }

    private static String place(String marker) {
        return "OrdersApp.java:" + SourceLine.of(OrdersApp.class, marker);
    }
}
