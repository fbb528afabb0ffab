package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.DumpFolder;
import io.pitot.dump.Query;
import io.pitot.it.app.FewFilesApp;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that cannot be written cost a line, never the application; what is in the folder is whole. */
class DumpFolderFaultsIT {

    /** How many kinds of queries make a dump so large that writing it takes time. */
    private static final int KINDS = 1_500;

    private static final String CANNOT_WRITE = "pitot: cannot write dumps to ./pitot: ";

    @TempDir
    Path folder;

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        Files.writeString(folder.resolve("pitot"), "in the way");

        ForkedJvm.Exit exit = run(plain("return"));

        requireOneLineAndAnUnharmedApplication(exit);
        assertThat(folder.resolve("pitot")).hasContent("in the way");
    }

    /** The limit stands for a full disk: a write fails in the middle of the file. */
    @Test
    void saysThatTheDiskIsFullAndLeavesNoHalfDumpBehind() throws IOException {
        Observed application = plain("return").jvm("-XX:-UsePerfData");

        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = ForkedJvm.start(limited("ulimit -f 1", application), folder)) {
            exit = jvm.join();
        }

        requireOneLineAndAnUnharmedApplication(exit);
        try (Stream<Path> files = Files.list(application.dumps())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void goesOnWhenTheFolderIsWritableAgain() throws IOException {
        Observed application = plain("never").option("dump.interval", "1s");
        Path dumps = application.dumps();
        Path moved = folder.resolve("moved");
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("READY");
            await(() -> Files.exists(dumps) && !DumpFolder.list(dumps).isEmpty());
            Files.move(dumps, moved);
            Files.writeString(dumps, "in the way");
            await(() -> jvm.standardError().stream().anyMatch(line -> line.startsWith(CANNOT_WRITE)));
            Files.delete(dumps);
            await(() -> Files.exists(dumps) && !DumpFolder.list(dumps).isEmpty());
            exit = jvm.terminate();
        }

        assertThat(exit.code()).isEqualTo(ForkedJvm.TERMINATED);
        Observation after = Observation.read(dumps);
        assertThat(after.dump().agent().failedDumps()).isPositive();
        assertThat(after.dump().agent().adviceErrors()).isEmpty();
        assertThat(executions(Observation.sound(moved)) + executions(after))
                .as("what happened while nothing could be written is in a later dump")
                .isGreaterThanOrEqualTo(PlainApp.QUERIES);
    }

    /** What opens many files and never closes them leaves none for the dump either. */
    @Test
    void goesOnWhenFilesCanBeOpenedAgain() throws IOException {
        Observed application = Observed.application(FewFilesApp.class, folder)
                .with(ClassPath.H2)
                .option("dump.interval", "1s");
        Path dumps = application.dumps();
        long queries;
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = ForkedJvm.start(limited("ulimit -n 200", application), folder)) {
            jvm.awaitWordAfter("FULL");
            await(() -> jvm.standardError().stream().anyMatch(line -> line.startsWith(CANNOT_WRITE)));
            int before = Files.exists(dumps) ? DumpFolder.list(dumps).size() : 0;
            Files.createFile(folder.resolve(FewFilesApp.CLOSE));
            await(() -> DumpFolder.list(dumps).size() > before);
            Files.createFile(folder.resolve(FewFilesApp.END));
            queries = Long.parseLong(jvm.awaitWordAfter("QUERIES "));
            exit = jvm.join();
        }

        assertThat(exit.code()).as(exit.toString()).isZero();
        assertThat(exit.pitotLines())
                .containsOnlyOnce(CANNOT_WRITE + "Too many open files; the application is not affected")
                .containsOnlyOnce("pitot: dumps are written to ./pitot again");
        assertThat(exit.err()).noneMatch(line -> line.startsWith("\tat "));
        Observation observed = Observation.read(dumps);
        assertThat(observed.query("q_few").executions()).isEqualTo(queries);
        assertThat(observed.dump().agent().failedDumps()).isPositive();
        assertThat(observed.dump().agent().adviceErrors()).isEmpty();
    }

    @Test
    void goesOnWhenItMayWriteAgain() throws IOException {
        Observed application = plain("never").option("dump.interval", "1s");
        Path dumps = application.dumps();
        Set<PosixFilePermission> own;
        ForkedJvm.Exit exit;
        try (ForkedJvm jvm = ForkedJvm.start(obeyingModes(application), folder)) {
            jvm.awaitWordAfter("READY");
            await(() -> Files.exists(dumps) && !DumpFolder.list(dumps).isEmpty());
            own = Files.getPosixFilePermissions(dumps);
            Files.setPosixFilePermissions(dumps, PosixFilePermissions.fromString("r-x------"));
            await(() ->
                    jvm.standardError().contains(CANNOT_WRITE + "permission denied; the application is not affected"));
            int before = DumpFolder.list(dumps).size();
            Files.setPosixFilePermissions(dumps, own);
            await(() -> DumpFolder.list(dumps).size() > before);
            exit = jvm.terminate();
        }

        assertThat(exit.code()).isEqualTo(ForkedJvm.TERMINATED);
        assertThat(exit.err()).noneMatch(line -> line.startsWith("\tat "));
        Observation observed = Observation.read(dumps);
        assertThat(observed.dump().agent().failedDumps()).isPositive();
        assertThat(executions(observed)).isGreaterThanOrEqualTo(PlainApp.QUERIES);
    }

    @Test
    void saysThatItMayNotMakeTheFolder() throws IOException {
        Observed application = plain("return");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        try (ForkedJvm jvm = ForkedJvm.start(obeyingModes(application), folder)) {
            ForkedJvm.Exit exit = jvm.join();

            requireOneLineAndAnUnharmedApplication(exit);
            assertThat(exit.pitotLines()).anyMatch(line -> line.contains(": permission denied; "));
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void makesTheFolderAnewWhenSomebodyDeletesIt() throws IOException {
        Observed application = plain("never").option("dump.interval", "1s");
        Path dumps = application.dumps();
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("READY");
            await(() -> Files.exists(dumps) && !DumpFolder.list(dumps).isEmpty());
            Files.move(dumps, folder.resolve("moved"));
            await(() -> Files.exists(dumps) && !DumpFolder.list(dumps).isEmpty());
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        Observation.sound(dumps);
    }

    /** Killed as soon as a dump is seen half-written, or failing that, after a few. */
    @Test
    void leavesOnlyWholeDumpsWhenKilledWhileWriting() throws IOException {
        Observed application = plain("never", String.valueOf(KINDS)).option("dump.interval", "1s");
        Path dumps = application.dumps();
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("READY");
            int before = Files.exists(dumps) ? DumpFolder.list(dumps).size() : 0;
            await(() -> {
                try (Stream<Path> files = Files.exists(dumps) ? Files.list(dumps) : Stream.empty()) {
                    List<Path> all = files.toList();
                    return all.size() > before + 1
                            && (all.size() > before + 4
                                    || all.stream()
                                            .anyMatch(file -> file.toString().endsWith(".tmp")));
                }
            });
            assertThat(jvm.kill().code()).isEqualTo(128 + 9);
        }

        Observation observed = Observation.sound(dumps);
        assertThat(observed.files()).isNotEmpty();
        assertThat(observed.dump().queries()).hasSizeGreaterThan(KINDS / 10);
    }

    @Test
    void keepsNoMoreDumpsThanItIsTold() throws IOException {
        Observed application = plain("never").option("dump.interval", "1s").option("dump.keep", "2");
        Path dumps = application.dumps();
        try (ForkedJvm jvm = application.start()) {
            jvm.awaitWordAfter("READY");
            await(() -> Files.exists(dumps)
                    && DumpFolder.list(dumps).stream()
                            .anyMatch(file -> file.toString().endsWith("-000003.json")));
            assertThat(jvm.terminate().code()).isEqualTo(ForkedJvm.TERMINATED);
        }
        Observation observed = Observation.read(dumps);
        assertThat(observed.files()).hasSize(2);
        assertThat(observed.dump().agent().overflows()).containsOnlyKeys("oldDumps");
    }

    private static void requireOneLineAndAnUnharmedApplication(ForkedJvm.Exit exit) {
        assertThat(exit.code()).as(exit.toString()).isZero();
        assertThat(exit.out()).containsExactly("READY", "DONE");
        assertThat(exit.pitotLines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("pitot: observing "))
                .anyMatch(line -> line.startsWith(CANNOT_WRITE));
        assertThat(exit.err()).noneMatch(line -> line.startsWith("\tat "));
    }

    private static long executions(Observation observed) {
        return observed.dump().queries().stream().mapToLong(Query::executions).sum();
    }

    private Observed plain(String... arguments) {
        return Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments(arguments);
    }

    /** The command under a limit of the shell's. */
    private static List<String> limited(String limit, Observed application) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", limit + " && exec \"$@\"", "bash"));
        command.addAll(application.command());
        return command;
    }

    /** The command as somebody to whom the modes of files apply: to root they do not. */
    private static List<String> obeyingModes(Observed application) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            String without = "=-dac_override,-dac_read_search";
            command.addAll(List.of("setpriv", "--bounding-set" + without, "--inh-caps" + without));
        }
        command.addAll(application.command());
        return command;
    }

    private static ForkedJvm.Exit run(Observed application) {
        try (ForkedJvm jvm = application.start()) {
            return jvm.join();
        }
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Something that a running application brings about. */
    private interface Condition {
        boolean holds() throws IOException;
    }
}
