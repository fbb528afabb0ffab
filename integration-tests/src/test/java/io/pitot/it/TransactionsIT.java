package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import io.pitot.dump.ConnectionUse;
import io.pitot.dump.Endpoint;
import io.pitot.dump.TransactionUse;
import io.pitot.it.app.TransactionsApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Postgres;
import io.pitot.it.harness.SourceLine;
import io.pitot.it.harness.Web;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transactions on PostgreSQL through a pool, 200 requests at a time: as many, of the outcome and with the statements, as
 * the application ran, and as many rolled back as the server itself counted. One run serves all tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsIT {

    private static final int AT_ONCE = 200;
    private static final int TEN = 10;
    private static final int LOST = 3;
    private static final int STATEMENTS = 3;
    private static final String DATABASE = "transactions";

    private Observation observed;

    @BeforeAll
    void run(@TempDir Path folder) {
        Observed application = Observed.application(TransactionsApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.HIKARI)
                .with(ClassPath.POSTGRESQL)
                .arguments(Postgres.newDatabase(DATABASE));
        try (ForkedJvm jvm = application.start()) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            for (String path : List.of("/commit", "/rollback", "/refused", "/left", "/two", "/none")) {
                assertThat(web.atOnce("GET", path, AT_ONCE))
                        .extracting(HttpResponse::statusCode)
                        .as(path)
                        .containsOnly(200);
            }
            assertThat(web.atOnce("GET", "/lost", TEN))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        observed = Observation.sound(application.dumps());
    }

    @Test
    void commitsAreTransactionsWithTheStatementsThatRanInThem() {
        TransactionUse commits = transactions("GET /commit");

        assertThat(commits.transactions()).isEqualTo(AT_ONCE);
        assertThat(commits.requests()).isEqualTo(AT_ONCE);
        assertThat(commits.rollbacks()).isZero();
        assertThat(commits.statements()).isEqualTo(STATEMENTS * AT_ONCE);
        assertThat(commits.maxStatements()).isEqualTo(STATEMENTS);
        assertThat(commits.errorStates()).isEmpty();
        assertThat(lineOf(commits.sites())).isEqualTo(SourceLine.of(TransactionsApp.class, "commit"));
    }

    @Test
    void transactionsThatFollowOneAnotherOnAConnectionAreToldApart() {
        TransactionUse two = transactions("GET /two");

        assertThat(two.transactions()).isEqualTo(2 * AT_ONCE);
        assertThat(two.requests()).isEqualTo(AT_ONCE);
        assertThat(two.maxPerRequest()).isEqualTo(2);
        assertThat(two.maxStatements()).isEqualTo(STATEMENTS);
        assertThat(connections("GET /two").uses()).isEqualTo(AT_ONCE);
    }

    @Test
    void rollbacksAreThoseThatTheServerCounted() throws InterruptedException {
        assertThat(transactions("GET /rollback").rollbacks()).isEqualTo(AT_ONCE);
        assertThat(transactions("GET /left").rollbacks()).as("by the pool").isEqualTo(AT_ONCE);
        TransactionUse refused = transactions("GET /refused");
        assertThat(refused.rollbacks()).isZero();
        assertThat(refused.errorStates()).isEqualTo(Map.of("23505", (long) AT_ONCE));
        long rollbacks = observed.dump().transactionUses().stream()
                .mapToLong(use -> use.rollbacks()
                        + use.errorStates().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .sum();
        assertThat(Postgres.rollbacks(DATABASE, rollbacks)).isEqualTo(rollbacks);
    }

    @Test
    void statementsThatCommitByThemselvesAreInNoTransaction() {
        assertThat(observed.dump().transactionUses())
                .extracting(TransactionUse::endpoint)
                .containsExactlyInAnyOrder("GET /commit", "GET /rollback", "GET /refused", "GET /left", "GET /two");
    }

    @Test
    void everyConnectionIsHeldFromWhereItWasAskedForUntilItIsGivenBack() {
        ConnectionUse left = connections("GET /left");

        assertThat(left.uses()).isEqualTo(AT_ONCE);
        assertThat(left.requests()).isEqualTo(AT_ONCE);
        assertThat(left.pool()).isEqualTo("bank");
        assertThat(lineOf(left.sites())).isEqualTo(SourceLine.of(TransactionsApp.class, "left"));
        // And one to make the table.
        assertThat(observed.pool("bank").held().count()).isEqualTo(6 * AT_ONCE + TEN - LOST + 1);
        for (Endpoint endpoint : observed.dump().endpoints()) {
            if (endpoint.requests() > 0) {
                ConnectionUse held = connections(endpoint.id());
                assertThat(held.time().total())
                        .as("of %s, waiting for a connection not included", endpoint.id())
                        .isBetween(
                                endpoint.time().database(),
                                endpoint.time().total() - endpoint.time().pool());
                assertThat(held.time().database()).isEqualTo(endpoint.time().database());
            }
        }
    }

    @Test
    void connectionsThatAreNeverGivenBackAreToldWithTheEndpointThatLosesThem() {
        ConnectionUse losing = connections("GET /lost");

        assertThat(losing.kept()).isEqualTo(LOST);
        assertThat(losing.uses()).isEqualTo(TEN);
        assertThat(losing.requests()).isEqualTo(TEN);
        assertThat(lineOf(losing.sites())).isEqualTo(SourceLine.of(TransactionsApp.class, "lost"));
        assertThat(observed.dump().connectionUses())
                .extracting(ConnectionUse::kept)
                .as("of all endpoints")
                .containsOnlyOnce((long) LOST)
                .containsOnly((long) LOST, 0L);
        assertThat(observed.dump().connectionUses())
                .extracting(ConnectionUse::late)
                .containsOnly(0L);
    }

    @Test
    void transactionLiesWithinTheTimeThatItsConnectionIsHeld() {
        for (TransactionUse transactions : observed.dump().transactionUses()) {
            ConnectionUse held = connections(transactions.endpoint());
            assertThat(transactions.time().total())
                    .isPositive()
                    .isLessThan(held.time().total());
            assertThat(transactions.time().database()).isEqualTo(held.time().database());
        }
    }

    private TransactionUse transactions(String endpoint) {
        return observed.dump().transactionUses().stream()
                .filter(use -> use.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    private ConnectionUse connections(String endpoint) {
        return observed.dump().connectionUses().stream()
                .filter(use -> use.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    /** Where the only call site of these is. */
    private int lineOf(Map<String, Long> sites) {
        assertThat(sites).hasSize(1);
        CallSite site = observed.dump().callSites().stream()
                .filter(candidate -> sites.containsKey(candidate.id()))
                .findFirst()
                .orElseThrow();
        return site.frames().get(0).line();
    }
}
