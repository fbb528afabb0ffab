package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.Instance;
import io.pitot.it.app.TitlesServlet;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.StandaloneTomcat;
import io.pitot.it.harness.Web;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two web applications as archives in a stand-alone Tomcat that is started by its own script, each with its own versions of
 * HikariCP and H2. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarsOnTomcatIT {

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        StandaloneTomcat tomcat = new StandaloneTomcat(folder)
                .deploy("old", TitlesServlet.class, "old-war")
                .deploy("new", TitlesServlet.class, "new-war");
        try (ForkedJvm jvm = tomcat.start()) {
            Web web = new Web(StandaloneTomcat.portOf(jvm));
            assertThat(web.get("/old/titles/2").body()).isEqualTo("EmmaEmma");
            assertThat(web.get("/new/titles/3").body()).isEqualTo("EmmaEmmaEmma");
            assertThat(web.get("/new/titles/0").body()).isEmpty();
            assertThat(web.get("/old").statusCode()).isEqualTo(302);
            assertThat(web.get("/nothing").statusCode()).isEqualTo(404);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(tomcat.dumps());
    }

    @Test
    void requestsOfBothApplicationsAreNamedByTheirContexts() {
        Endpoint old = observed.endpoint("GET /old/titles/*");
        Endpoint recent = observed.endpoint("GET /new/titles/*");

        assertThat(old.requests()).isEqualTo(1);
        assertThat(old.queries()).isEqualTo(2);
        assertThat(old.bytesOut()).isEqualTo(8);
        assertThat(recent.requests()).isEqualTo(2);
        assertThat(recent.queries()).isEqualTo(3);
        assertThat(recent.bytesOut()).isEqualTo(12);
    }

    @Test
    void whatNoApplicationAnswersIsUnmatched() {
        assertThat(observed.endpoint("GET (unmatched)").statuses()).isEqualTo(Map.of("302", 1L, "404", 1L));
    }

    @Test
    void bothVersionsOfALibraryAreObserved() {
        assertThat(observed.pool("pool-old").held().count()).isEqualTo(2);
        assertThat(observed.pool("pool-new").held().count()).isEqualTo(3);
        assertThat(observed.dump().agent().skipped()).isEmpty();
    }

    @Test
    void queriesOfBothApplicationsHaveTheApplicationsLine() {
        assertThat(observed.dump().callSites())
                .extracting(site -> site.frames().get(0).line())
                .contains(SourceLine.of(TitlesServlet.class, "titles"));
    }

    @Test
    void serviceIsCalledTomcatWhereNobodyNamesIt() {
        assertThat(observed.dump().instances()).extracting(Instance::service).containsExactly("tomcat");
    }
}
