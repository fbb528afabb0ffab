package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.Confidence;
import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Model;
import io.pitot.it.app.Scorer;
import io.pitot.it.app.ScoringApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Models on the real ONNX Runtime, and a method that the configuration names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InferenceIT {

    private static final int REQUESTS = 10;
    private static final String OWN = Scorer.class.getName() + "#score";

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(ScoringApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.ONNX_RUNTIME)
                .option("inference.methods", OWN);
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            web.get("/rows", REQUESTS);
            web.get("/same", REQUESTS);
            web.get("/batch", REQUESTS);
            web.get("/single", REQUESTS);
            web.get("/loads", REQUESTS);
            web.get("/own?customer=1", REQUESTS);
            assertThat(web.get("/own?customer=-1").statusCode()).isEqualTo(500);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void namesAModelAfterItsFileAndCountsCallsAndRows() {
        Model churn = observed.model("churn-v2");

        assertThat(churn.calls()).isEqualTo(REQUESTS * ScoringApp.ROWS + REQUESTS);
        assertThat(churn.rows()).isEqualTo(2 * REQUESTS * ScoringApp.ROWS);
        assertThat(churn.batchable()).isTrue();
        assertThat(churn.errors()).isZero();
        assertThat(churn.duration().count() + churn.start().firstCalls()).isEqualTo(churn.calls());
    }

    @Test
    void tellsTheStartOfAModelApartFromItsCalls() {
        Model churn = observed.model("churn-v2");

        assertThat(churn.start().loads()).isEqualTo(1);
        assertThat(churn.start().loadNanos()).isPositive();
        assertThat(churn.start().firstCalls()).isEqualTo(1);
        assertThat(churn.start().firstNanos()).isPositive();
        assertThat(churn.traits().mostAtOnce()).isEqualTo(1);
        assertThat(churn.traits().input()).matches("[A-Za-z_0-9]+ float\\[\\?×[0-9]+]");
    }

    @Test
    void reportsAModelThatRequestsLoadAgainAndNoOther() {
        Model again = observed.model("for-each-request");
        assertThat(again.start().loads()).isEqualTo(REQUESTS);
        assertThat(again.start().firstCalls()).isEqualTo(REQUESTS);
        assertThat(again.calls()).isEqualTo(REQUESTS);

        assertThat(observed.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.COLD_MODEL
                        // On a busy machine the first call of another one waits long enough to be told.
                        && finding.title().contains("loaded again"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("for-each-request");
                    assertThat(finding.title()).contains("is loaded again by requests, " + REQUESTS + " times");
                });
    }

    @Test
    void namesAModelWithoutAFileAfterItsGraph() {
        Model single = observed.model("graph-in-bytes");

        assertThat(single.calls()).isEqualTo(REQUESTS);
        assertThat(single.rows()).isEqualTo(REQUESTS);
        assertThat(single.batchable()).isFalse();
    }

    @Test
    void countsTheMethodThatTheConfigurationNames() {
        Model own = observed.model(OWN);

        assertThat(own.calls()).isEqualTo(REQUESTS + 1);
        assertThat(own.errors()).isEqualTo(1);
        assertThat(own.exceptions()).isEqualTo(Map.of("java.lang.IllegalArgumentException", 1L));
    }

    @Test
    void findsTheLoopThatScoresRowByRowAndNoneInTheBatch() {
        Finding finding = observed.finding(FindingKind.UNBATCHED_INFERENCE, "GET /rows");

        assertThat(finding.subject()).isEqualTo("churn-v2");
        List<CallSite.Frame> frames = observed.framesOf(finding);
        assertThat(frames.get(0).line()).isEqualTo(SourceLine.of(ScoringApp.class, "run"));
        assertThat(frames.get(1))
                .isEqualTo(new CallSite.Frame(
                        ScoringApp.class.getName(),
                        "rows",
                        "ScoringApp.java",
                        SourceLine.of(ScoringApp.class, "row by row")));
        assertThat(observed.findingsOf("GET /batch")).isEmpty();
        assertThat(observed.findingsOf("GET /single")).isEmpty();
    }

    @Test
    void findsTheSameRowThatIsScoredAgainAtItsLineAndNoneAmongDifferentRows() {
        Finding finding = observed.finding(FindingKind.REPEATED_INFERENCE, "GET /same");

        assertThat(finding.subject()).isEqualTo("asked-again");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(observed.framesOf(finding))
                .filteredOn(frame -> frame.method().equals("same"))
                .extracting(CallSite.Frame::line)
                .containsExactly(SourceLine.of(ScoringApp.class, "the same again"));
        assertThat(observed.findings())
                .filteredOn(other -> other.kind() == FindingKind.REPEATED_INFERENCE)
                .containsExactly(finding);
        assertThat(observed.dump().modelUses())
                .filteredOn(use -> use.endpoint().equals("GET /same"))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.sameInputs().requests()).isEqualTo(REQUESTS);
                    assertThat(use.sameInputs().calls()).isEqualTo(REQUESTS * (ScoringApp.TIMES - 1));
                });
        assertThat(observed.dump().modelUses())
                .filteredOn(use -> !use.endpoint().equals("GET /same"))
                .allSatisfy(use -> assertThat(use.sameInputs().calls()).isZero());
    }

    @Test
    void givesTheTimeOfInferenceToItsEndpoints() {
        assertThat(observed.endpoint("GET /rows").time().inference()).isPositive();
        assertThat(observed.endpoint("GET /batch").time().inference()).isPositive();
    }
}
