package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Query;
import io.pitot.it.app.JdbcApp;
import io.pitot.it.app.Ledger;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Postgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dump says of queries is what the application did: every execute form, on two databases, through layers of wrappers. */
class JdbcTruthIT {

    private static final String TRUTH = "TRUTH ";

    /** What PostgreSQL's driver executes when DBCP, which pools statements by them, asks it for catalog and schema. */
    private static final Set<String> OF_DBCP = Set.of("SELECT current_catalog", "SELECT current_schema()");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"driver", "hikari", "dbcp", "proxies"})
    void countsWhatTheApplicationCountsOnH2(String layers) {
        requireTruth("jdbc:h2:mem:truth;DB_CLOSE_DELAY=-1", layers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"driver", "hikari", "dbcp", "proxies"})
    void countsWhatTheApplicationCountsOnPostgres(String layers) {
        requireTruth(Postgres.newDatabase("truth_" + layers), layers);
    }

    private void requireTruth(String url, String layers) {
        Observed application = Observed.application(JdbcApp.class, folder)
                .with(ClassPath.H2)
                .with(ClassPath.POSTGRESQL)
                .with(ClassPath.HIKARI)
                .with(ClassPath.DBCP)
                .arguments(url, layers);
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = application.start()) {
            exit = jvm.join();
        }
        assertThat(exit.code()).as(exit.toString()).isZero();
        Observation observed = Observation.sound(application.dumps());

        List<String> truth =
                exit.out().stream().filter(line -> line.startsWith(TRUTH)).toList();
        assertThat(truth).hasSizeGreaterThan(20);
        assertThat(truth.stream().map(line -> observedLine(observed, line))).containsExactlyElementsOf(truth);
        assertThat(observed.dump().queries())
                .filteredOn(query -> !query.kind().equals("CREATE") && !OF_DBCP.contains(query.sql()))
                .as("nothing else was executed")
                .hasSameSizeAs(truth);
        assertThat(observed.files())
                .allSatisfy(file -> assertThat(file).content().doesNotContain("sesame"));
    }

    private static String observedLine(Observation observed, String truth) {
        String word = truth.substring(TRUTH.length(), truth.indexOf(' ', TRUTH.length()));
        Query query = observed.query(word);
        return TRUTH + word + " "
                + Ledger.line(
                        query.executions(),
                        query.rowsRead(),
                        query.rowsChanged(),
                        query.batches(),
                        query.batched(),
                        query.errors(),
                        query.errorStates());
    }
}
