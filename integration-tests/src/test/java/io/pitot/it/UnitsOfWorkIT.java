package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Endpoint;
import io.pitot.dump.QueryUse;
import io.pitot.it.app.CallsApp;
import io.pitot.it.app.JUnitApp;
import io.pitot.it.app.LoopsApp;
import io.pitot.it.app.MailApp;
import io.pitot.it.app.PostApp;
import io.pitot.it.app.RecordsApp;
import io.pitot.it.app.ScheduledApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no HTTP request is a unit of work all the same: by the names that their authors gave them. */
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

    @Test
    void callsOfGrpcMethodsAreUnitsOfWork() {
        Observation observed = run(
                Observed.application(CallsApp.class, folder).with(ClassPath.H2).withJarsOf("grpc"));

        String find = "grpc acme.Orders/Find";
        requireUse(observed, "of_the_call", find, CallsApp.CALLS);
        requireUse(observed, "of_its_other_thread", find, CallsApp.CALLS);
        assertThat(observed.endpoint(find).requests()).isEqualTo(CallsApp.CALLS);
        assertThat(observed.endpoint(find).errors()).isZero();
        Endpoint missing = observed.endpoint("grpc acme.Orders/Missing");
        requireUse(observed, "of_nothing", missing.id(), CallsApp.CALLS);
        assertThat(missing.errors()).isZero();
        assertThat(missing.statuses()).isEqualTo(Map.of("NOT_FOUND", (long) CallsApp.CALLS));
        Endpoint broken = observed.endpoint("grpc acme.Orders/Broken");
        assertThat(broken.errors()).isEqualTo(CallsApp.CALLS);
        assertThat(broken.statuses()).isEqualTo(Map.of("UNKNOWN", (long) CallsApp.CALLS));
        assertThat(broken.exceptions()).containsOnlyKeys("java.lang.IllegalStateException");
        assertThat(broken.isAwaited()).isTrue();
    }

    @Test
    void messagesThatListenersAreGivenAreUnitsOfWork() {
        Observation observed = run(
                Observed.application(MailApp.class, folder).with(ClassPath.H2).withJarsOf("activemq"));

        requireUse(observed, "of_a_letter", "message letters", MailApp.MESSAGES);
        requireUse(observed, "of_a_bill", "message bills", MailApp.MESSAGES);
        assertThat(observed.endpoint("message letters").requests()).isEqualTo(MailApp.MESSAGES);
        assertThat(observed.endpoint("message bills").requests()).isEqualTo(MailApp.MESSAGES);
        assertThat(observed.endpoint("message bills").isAwaited()).isFalse();
        // Within the message, or after it where it was faster than the pool.
        String query = observed.query("of_its_other_thread").id();
        assertThat(observed.dump().queryUses())
                .filteredOn(use -> use.query().equals(query))
                .allMatch(use -> use.endpoint().endsWith("message letters")
                        || use.endpoint().equals("after letters"))
                .extracting(QueryUse::executions)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(MailApp.MESSAGES));
    }

    @Test
    void recordsThatSpringsKafkaListenersAreGivenAreUnitsOfWork() {
        Observed application = Observed.application(RecordsApp.class, folder)
                .with(ClassPath.H2)
                .withJarsOf("kafka");
        long batches;
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("TOLD");
            batches = Long.parseLong(jvm.awaitWordAfter("RAN of_a_batch"));
            assertThat(jvm.join().code()).isZero();
        }
        Observation observed = Observation.sound(application.dumps());

        requireUse(observed, "of_a_reading", "message readings", RecordsApp.RECORDS);
        Endpoint readings = observed.endpoint("message readings");
        assertThat(readings.requests()).isEqualTo(RecordsApp.RECORDS);
        assertThat(readings.errors()).isZero();
        requireUse(observed, "of_an_alarm", "message alarms", 2 * RecordsApp.RECORDS);
        requireHalfFailed(observed.endpoint("message alarms"), RecordsApp.RECORDS);
        requireUse(observed, "of_a_batch", "message ships,trains", batches);
        assertThat(observed.endpoint("message ships,trains").requests()).isEqualTo(batches);
        requireOnlyMessages(observed, "readings", "alarms", "ships,trains");
    }

    @Test
    void whatTheApplicationPollsFromKafkaIsAUnitOfWorkUntilItPollsAgain() {
        Observation observed = run(
                Observed.application(LoopsApp.class, folder).with(ClassPath.H2).withJarsOf("kafka"));

        requireOnceEach(observed, "of_an_order", "message orders");
        requireOnceEach(observed, "of_a_ship", "message ships");
        requireOnceEach(observed, "of_a_train", "message trains");
        requireOnceEach(observed, "of_a_parcel", "message parcels");
        requireOnceEach(observed, "of_a_break", "message breaks");
        requireOnceEach(observed, "of_a_wreck", "message wrecks");
        requireUse(observed, "of_main", "main " + LoopsApp.class.getName(), 1);
        requireUse(observed, "of_another_task", "(no request)", 1);
        assertThat(observed.dump().endpoints())
                .extracting(Endpoint::id)
                .containsExactlyInAnyOrder(
                        "message orders",
                        "message ships",
                        "message trains",
                        "message parcels",
                        "message breaks",
                        "message wrecks",
                        "(no request)",
                        "main " + LoopsApp.class.getName());
    }

    /** As many units of work as the application has done this in, and each time in one of its own. */
    private static void requireOnceEach(Observation observed, String word, String endpoint) {
        long requests = observed.endpoint(endpoint).requests();
        assertThat(requests).isBetween(1L, (long) RecordsApp.RECORDS);
        requireUse(observed, word, endpoint, requests);
    }

    @Test
    void messagesThatConsumersOfRabbitMqAreGivenAreUnitsOfWork() {
        Observation observed = run(
                Observed.application(PostApp.class, folder).with(ClassPath.H2).withJarsOf("rabbitmq"));

        requireUse(observed, "of_a_letter", "message letters", PostApp.MESSAGES);
        assertThat(observed.endpoint("message letters").requests()).isEqualTo(PostApp.MESSAGES);
        assertThat(observed.endpoint("message letters").errors()).isZero();
        requireUse(observed, "of_a_bill", "message bills", PostApp.MESSAGES);
        Endpoint bills = observed.endpoint("message bills");
        assertThat(bills.requests()).isEqualTo(PostApp.MESSAGES);
        assertThat(bills.errors()).isEqualTo(PostApp.MESSAGES);
        requireUse(observed, "of_a_parcel", "message parcels", 2 * PostApp.MESSAGES);
        requireHalfFailed(observed.endpoint("message parcels"), PostApp.MESSAGES);
        requireOnlyMessages(observed, "letters", "bills", "parcels");
    }

    private static void requireHalfFailed(Endpoint endpoint, long messages) {
        assertThat(endpoint.requests()).isEqualTo(2 * messages);
        assertThat(endpoint.errors()).isEqualTo(messages);
        assertThat(endpoint.exceptions()).containsOnlyKeys("java.lang.IllegalStateException");
        assertThat(endpoint.isAwaited()).isFalse();
    }

    /** Neither polls, nor what a broker in the same JVM does. */
    private static void requireOnlyMessages(Observation observed, String... names) {
        assertThat(observed.dump().endpoints())
                .extracting(Endpoint::id)
                .containsExactlyInAnyOrder(
                        Stream.of(names).map("message "::concat).toArray(String[]::new));
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
