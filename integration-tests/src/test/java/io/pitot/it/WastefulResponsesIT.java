package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.it.app.ResponsesApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is sent again and again is found, and not what could be kept, differs, or may differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WastefulResponsesIT {

    private static final int TURNS = 30;

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(ResponsesApp.class, folder).with(ClassPath.TOMCAT);
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (int turn = 0; turn < TURNS; turn++) {
                for (String path : List.of(
                        "/countries",
                        "/known",
                        "/kept",
                        "/news",
                        "/short",
                        "/found?turn=" + turn,
                        "/countries/" + turn)) {
                    assertThat(web.asBrowser(path, "X-Turn", String.valueOf(turn))
                                    .statusCode())
                            .as(path)
                            .isEqualTo(200);
                }
                web.asBrowser("/account", "Cookie", "user=1");
            }
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(application.dumps());
    }

    private List<Finding> found() {
        return observed.dump().findings().stream()
                .filter(finding -> finding.kind() == FindingKind.WASTEFUL_RESPONSE)
                .toList();
    }

    @Test
    void findsWhatIsSentAgainAndNothingElse() {
        assertThat(found()).extracting(Finding::endpoint).containsExactlyInAnyOrder("GET /countries", "GET /account");
        assertThat(found()).extracting(Finding::confidence).containsOnly(Confidence.POSSIBLE);
    }

    @Test
    void advisesPrivateCachesToThoseWhoAskWithACookie() {
        assertThat(found())
                .allSatisfy(finding -> assertThat(finding.remedy().contains("private"))
                        .as(finding.endpoint())
                        .isEqualTo(finding.endpoint().equals("GET /account")));
    }

    @Test
    void countsBytes() {
        assertThat(observed.dump().responses())
                .filteredOn(use -> use.endpoint().equals("GET /countries"))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.unvalidated()).isEqualTo(use.responses()).isPositive();
                    assertThat(use.unvalidatedBytes()).isEqualTo(use.unvalidated() * 3_600);
                    assertThat(use.uncompressed())
                            .as("of a type that is not told")
                            .isZero();
                    assertThat(Long.bitCount(use.sizes())).isEqualTo(1);
                });
    }
}
