package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.Endpoint;
import io.pitot.it.app.OrdersApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import io.pitot.it.harness.Web;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wall clock of a JVM is set back and forth by days while it serves requests: by libfaketime, Debian's package of that name, which answers for the
 * system what time it is.
 */
class ClockJumpIT {

    private static final Path SYSTEM = Path.of("/usr/lib");
    private static final List<String> CLOCKS = List.of("-3d", "+40d", "-1h", "+0");
    private static final int REQUESTS = 150;

    @TempDir
    Path folder;

    @Test
    void requestsAndTheirTimesAreThoseOfAClockThatGoesOn() throws Exception {
        Path library = library();
        assumeThat(library)
                .as("libfaketime is not installed: apt-get install libfaketime")
                .isNotNull();
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        Observed orders = Observed.application(OrdersApp.class, folder)
                .with(ClassPath.TOMCAT)
                .with(ClassPath.H2)
                .with(ClassPath.HIKARI)
                .option("service.name", "orders")
                .option("dump.interval", "1s");
        List<String> command = new ArrayList<>(List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + clock,
                "FAKETIME_CACHE_DURATION=1",
                "DONT_FAKE_MONOTONIC=1"));
        command.addAll(orders.command());
        long start = System.nanoTime();
        try (ForkedJvm jvm = ForkedJvm.start(command, folder)) {
            Web web = new Web(jvm.awaitWordAfter("READY"));
            ask(web, orders.dumps());
            for (String set : CLOCKS) {
                Path next = Files.writeString(folder.resolve("clock.next"), set + "\n");
                Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
                ask(web, orders.dumps());
            }
            ForkedJvm.Exit exit = jvm.terminate();
            assertThat(exit.code()).as(exit.toString()).isEqualTo(ForkedJvm.TERMINATED);
            assertThat(exit.pitotLines())
                    .allMatch(line -> line.startsWith("pitot: observing ") || line.startsWith("pitot: HIGH "));
        }
        long nanos = System.nanoTime() - start;

        Observation observed = Observation.sound(orders.dumps());
        Endpoint taxes = observed.endpoint("GET /taxes");
        assertThat(taxes.requests()).isEqualTo((CLOCKS.size() + 1L) * REQUESTS);
        assertThat(taxes.duration().max()).isBetween(1L, nanos);
        assertThat(taxes.duration().total()).isBetween(1L, nanos);
        assertThat(observed.dump().jvm().wallNanos()).isBetween(1L, nanos);
        assertThat(daysApart(orders.dumps())).as("the clock was set").isGreaterThan(40);
        ForkedJvm.Exit report = CommandLine.run(folder, "report", "pitot");
        assertThat(report.code()).as(report.toString()).isZero();
        ForkedJvm.Exit doctor = CommandLine.run(folder, "doctor", "pitot");
        assertThat(doctor.out()).as(doctor.toString()).anyMatch(line -> line.contains("the clock was set back"));
    }

    /** Asks until there is a dump of this time more. */
    private static void ask(Web web, Path dumps) throws IOException, InterruptedException {
        int before = DumpFolder.list(dumps).size();
        for (int i = 0; i < REQUESTS; i++) {
            web.get("/taxes");
        }
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (DumpFolder.list(dumps).size() < before + 2) {
            assertThat(System.nanoTime()).as("no dump was written").isLessThan(limit);
            Thread.sleep(100);
        }
    }

    private static long daysApart(Path dumps) throws Exception {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (Path file : DumpFolder.list(dumps)) {
            Dump dump = DumpFile.read(file);
            least = Math.min(least, dump.from().toEpochMilli());
            most = Math.max(most, dump.from().toEpochMilli());
        }
        return TimeUnit.MILLISECONDS.toDays(most - least);
    }

    /** For more than one thread; null if there is none. */
    private static Path library() throws IOException {
        if (!Files.isDirectory(SYSTEM)) {
            return null;
        }
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(SYSTEM, "*-linux-gnu*")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return library;
                }
            }
        }
        return null;
    }
}
