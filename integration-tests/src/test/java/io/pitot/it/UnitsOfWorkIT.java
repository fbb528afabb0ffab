package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import io.pitot.it.app.JUnitApp;
import io.pitot.it.app.ScheduledApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no HTTP request is a unit of work all the same: jobs and tests, by the names that their authors gave them. */
class UnitsOfWorkIT {

    private static final String APP = "io.pitot.it.app.";

    @TempDir
    Path folder;

    @Test
    void runsOfScheduledMethodsAndQuartzJobsAreUnitsOfWork() {
        Observation observed = run(Observed.application(ScheduledApp.class, folder)
                .with(ClassPath.H2)
                .with(ClassPath.SPRING)
                .with(ClassPath.QUARTZ));

        String reminders = "job " + APP + "ScheduledApp$Jobs.sendReminders";
        requireUse(observed, "of_the_job", reminders, 5);
        requireUse(observed, "of_the_mail", reminders, 5);
        assertThat(observed.endpoint(reminders).requests()).isGreaterThanOrEqualTo(5);
        Endpoint failing = observed.endpoint("job " + APP + "ScheduledApp$Jobs.failing");
        assertThat(failing.errors()).isEqualTo(5);
        assertThat(failing.exceptions()).containsOnlyKeys("java.lang.IllegalStateException");
        requireUse(observed, "of_quartz", "job " + APP + "ScheduledApp$Invoices", 5);
        assertThat(observed.endpoint("job " + APP + "ScheduledApp$Invoices").requests())
                .isEqualTo(5);
    }

    @Test
    void testsAreUnitsOfWork() {
        Observation observed = run(
                Observed.application(JUnitApp.class, folder).with(ClassPath.H2).with(ClassPath.JUNIT));

        requireUse(observed, "of_the_test", "test " + APP + "JupiterSamples.listsOrders", 2);
        requireUse(observed, "of_the_parameterized_test", "test " + APP + "JupiterSamples.findsOrder", 2);
        requireUse(observed, "of_the_old_test", "test " + APP + "OldSamples.countsOrders", 1);
        assertThat(observed.endpoint("test " + APP + "JupiterSamples.findsOrder")
                        .requests())
                .isEqualTo(2);
        assertThat(observed.endpoint("test " + APP + "JupiterSamples.findsOrder")
                        .queries())
                .as("those of what runs before each test, too")
                .isEqualTo(4);
    }

    private static Observation run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("TOLD");
            assertThat(jvm.join().code()).isZero();
        }
        return Observation.sound(application.dumps());
    }

    private static void requireUse(Observation observed, String word, String endpoint, long executions) {
        String query = observed.query(word).id();
        assertThat(observed.dump().queryUses())
                .filteredOn(use -> use.query().equals(query))
                .as(word)
                .singleElement()
                .matches(use -> use.endpoint().equals(endpoint), "in " + endpoint)
                .extracting(QueryUse::executions)
                .isEqualTo(executions);
    }
}
