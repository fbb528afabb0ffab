package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Finding;
import io.pitot.dump.FindingKind;
import io.pitot.dump.Pool;
import io.pitot.it.app.PoolsApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools of four libraries that are too small for their crowd are found, each under its name. */
class PoolNamesIT {

    @TempDir
    Path folder;

    @Test
    void findsEachPoolThatIsWaitedForUnderItsName() {
        Observed application = Observed.application(PoolsApp.class, folder)
                .with(ClassPath.H2)
                .with(ClassPath.DBCP)
                .with(ClassPath.TOMCAT_JDBC)
                .with(ClassPath.C3P0)
                .with(ClassPath.AGROAL);

        try (ForkedJvm jvm = application.start()) {
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE");
        }

        Observation observed = Observation.sound(application.dumps());
        assertThat(observed.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.POOL_WAIT)
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("orders", "mail", "stock", "agroal-1");
        assertThat(observed.dump().pools()).hasSize(4).allSatisfy(pool -> {
            assertThat(pool.waiting().count()).isEqualTo(PoolsApp.THREADS);
            assertThat(pool.held().count()).isEqualTo(PoolsApp.THREADS);
            assertThat(pool.timeouts()).isZero();
            assertThat(pool.maxWaiting()).isBetween(1L, PoolsApp.THREADS - 1L);
        });
        assertThat(observed.dump().pools()).extracting(Pool::maxActive).containsOnly(1L);
        assertThat(observed.dump().pools()).extracting(Pool::maxSize).containsOnly(1L);
    }
}
