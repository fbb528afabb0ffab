package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Query;
import io.pitot.it.app.ManyThreadsApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of threads that are alive at once cost no count, and no memory once they have ended; virtual ones are not pinned by Pitot. */
class ManyThreadsIT {

    private static final long MORE_AT_MOST = 4 << 20;

    @TempDir
    Path folder;

    @Test
    void countsTheCallsOfFiveThousandThreadsAndGivesBackWhatTheyTook() {
        run("platform", 5_000, 2_000, "-Xss256k");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void countsTheCallsOfAHundredThousandVirtualThreadsAndPinsNone() throws IOException {
        run(
                "virtual",
                100_000,
                10_000,
                "-XX:StartFlightRecording:filename=threads.jfr,jdk.VirtualThreadPinned#enabled=true,"
                        + "jdk.VirtualThreadPinned#threshold=0ms,jdk.VirtualThreadPinned#stackTrace=true");

        List<RecordedEvent> pinned = RecordingFile.readAllEvents(folder.resolve("threads.jfr")).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                .toList();
        // The application's own, by which one sees that the recording tells of them all.
        Instant begun = pinnedBy(ManyThreadsApp.Begun.class, pinned);
        assertThat(pinnedBy(ManyThreadsApp.Ended.class, pinned)).isAfter(begun);
        // Until then classes are loaded and initialized, everybody's, by which threads are pinned once.
        assertThat(pinned)
                .filteredOn(event -> event.getStartTime().isAfter(begun))
                .noneMatch(event -> hasFrameOf(event, "io.pitot.agent"));
    }

    private static Instant pinnedBy(Class<?> type, List<RecordedEvent> pinned) {
        return pinned.stream()
                .filter(event -> hasFrameOf(event, type.getName()))
                .findFirst()
                .orElseThrow()
                .getStartTime();
    }

    private void run(String kind, int threads, int requests, String flag) {
        Observed application = Observed.application(ManyThreadsApp.class, folder)
                .with(ClassPath.H2)
                .with(ClassPath.TOMCAT)
                .jvm(flag)
                .option("events.capacity", "1048576")
                .arguments(kind, String.valueOf(threads), String.valueOf(requests));
        long more;
        try (ForkedJvm jvm = application.start()) {
            // Each may take long on a machine that is busy.
            jvm.awaitWordAfter("BEGUN ");
            jvm.awaitWordAfter("QUERIED ");
            more = Long.parseLong(jvm.awaitWordAfter("MORE "));
            ForkedJvm.Exit exit = jvm.join();
            assertThat(exit.code()).as(exit.toString()).isZero();
            assertThat(exit.out()).contains("DONE").noneMatch(line -> line.startsWith("FAILED"));
        }

        Observation observed = Observation.sound(application.dumps());
        Query query = observed.query("q_thread");
        assertThat(query.executions()).isEqualTo((long) ManyThreadsApp.QUERIES * threads);
        assertThat(query.rowsRead())
                .isEqualTo((long) ManyThreadsApp.QUERIES * (ManyThreadsApp.QUERIES + 1) / 2 * threads);
        assertThat(observed.query("q_request").executions()).isEqualTo((long) ManyThreadsApp.QUERIES * requests);
        assertThat(observed.endpoint("GET /threads").requests()).isEqualTo(requests);
        assertThat(more).as("bytes of heap").isLessThan(MORE_AT_MOST);
    }

    private static boolean hasFrameOf(RecordedEvent event, String name) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(name));
    }
}
