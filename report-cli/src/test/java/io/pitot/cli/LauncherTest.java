package io.pitot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a checkout of its own, whose {@code java} and {@code mvnw} say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private record Run(int exitCode, String out, String err) {}

    @TempDir
    private Path temporary;

    private Path home;
    private Path jdk;
    private Path cache;

    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectory(temporary.resolve("a checkout")).toRealPath();
        Files.copy(Path.of("../pitot"), home.resolve("pitot")).toFile().setExecutable(true);
        Path shared = Path.of("report-cli/dist/src/lib/launch.sh");
        Files.createDirectories(home.resolve(shared).getParent());
        Files.copy(Path.of("..").resolve(shared), home.resolve(shared));
        jdk = temporary.resolve("jdk");
        cache = temporary.resolve("the cache");
        script(jdk.resolve("bin/java"), "for a in \"$@\"; do echo \"[$a]\"; done");
        script(jdk.resolve("bin/javac"), "exit 1");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        built("report-cli/target/pitot.jar");
    }

    @Test
    void passesItsArgumentsOnUnchanged() throws Exception {
        Run run = run(home.resolve("pitot"), "report", "two words", "", "*", "--top=3");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("[-Dpitot.home=" + home + "]", "[-Dpitot.terminal.stdout=false]")
                .endsWith(
                        "[-cp]\n[" + home
                                + "/report-cli/target/pitot.jar]\n[io.pitot.cli.Pitot]\n[report]\n[two words]\n[]\n[*]\n[--top=3]\n");
    }

    /** Builds in CI depend on it. */
    @Test
    void endsWithTheExitCodeOfTheCommand() throws Exception {
        for (int code : new int[] {1, 2, 3, 70, 75}) {
            script(jdk.resolve("bin/java"), "exit " + code);
            assertThat(run(home.resolve("pitot"), "check").exitCode()).isEqualTo(code);
        }
    }

    @Test
    void findsItsCheckoutThroughSymbolicLinks() throws Exception {
        Path bin = Files.createDirectory(temporary.resolve("bin"));
        Path link = Files.createSymbolicLink(bin.resolve("pitot"), Path.of("../a checkout/pitot"));
        Path second = Files.createSymbolicLink(temporary.resolve("p"), link);
        assertThat(run(second, "--version").out()).contains("[-Dpitot.home=" + home + "]");
    }

    @Test
    void buildsOnFirstUse() throws Exception {
        Files.delete(home.resolve("report-cli/target/pitot.jar"));
        script(home.resolve("mvnw"), "echo \"$@\"; touch report-cli/target/pitot.jar");
        Run run = run(home.resolve("pitot"), "report");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith("pitot: first use: building report-cli,")
                .contains("-q -B -ntp -DskipTests -pl report-cli -am package");
        assertThat(run.out()).startsWith("[-XX:TieredStopAtLevel=1]");
        assertThat(home.resolve("target/pitot-launcher")).doesNotExist();
    }

    @Test
    void theDemoBuildsTheAgentAndTheShop() throws Exception {
        script(
                home.resolve("mvnw"),
                "echo \"$@\"; mkdir -p agent/dist/target integration-tests/shop/target;"
                        + "touch agent/dist/target/pitot-agent.jar integration-tests/shop/target/shop.jar");
        Run run = run(home.resolve("pitot"), "demo");
        assertThat(run.err()).contains("-pl agent/dist,integration-tests/shop -am package");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aFailedBuildIsSaidAndLeavesNoLock() throws Exception {
        Files.delete(home.resolve("report-cli/target/pitot.jar"));
        script(home.resolve("mvnw"), "exit 1");
        Run run = run(home.resolve("pitot"), "report");
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("pitot: the build failed");
        assertThat(home.resolve("target/pitot-launcher")).doesNotExist();
    }

    @Test
    void aLockWhoseOwnerIsGoneIsTakenOver() throws Exception {
        Files.delete(home.resolve("report-cli/target/pitot.jar"));
        script(home.resolve("mvnw"), "touch report-cli/target/pitot.jar");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(home.resolve("target/pitot-launcher"));
        Files.writeString(home.resolve("target/pitot-launcher/pid"), gone.pid() + "\n");
        assertThat(run(home.resolve("pitot"), "report").exitCode()).isZero();
    }

    @Test
    void anOldJavaIsNamedInOneLine() throws Exception {
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
        Run run = run(home.resolve("pitot"), "report");
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err())
                .isEqualTo(
                        "pitot: " + jdk + "/bin/java is Java 1.8.0_392: a JDK 17 or newer is needed: set JAVA_HOME\n");
    }

    @Test
    void aWrongJavaHomeIsNamedInOneLine() throws Exception {
        Files.delete(jdk.resolve("bin/java"));
        Run run = run(home.resolve("pitot"), "report");
        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err())
                .startsWith("pitot: JAVA_HOME=" + jdk + ": there is no bin/java in it")
                .hasLineCount(1);
    }

    @Test
    void makesAnArchiveOfClassesOnFirstUseAndOneForEachJar() throws Exception {
        makeArchives("echo archived >\"$file\"");
        Run first = run(home.resolve("pitot"), "report");
        assertThat(first.out()).contains("[-XX:SharedArchiveFile=" + archives().get(0) + "]");
        assertThat(first.err()).isEmpty();
        assertThat(run(home.resolve("pitot"), "report").out()).isEqualTo(first.out());
        assertThat(rehearsals()).content().hasLineCount(1);

        Files.writeString(home.resolve("report-cli/target/pitot.jar"), "another");
        assertThat(run(home.resolve("pitot"), "report").out())
                .contains("[-XX:SharedArchiveFile=")
                .isNotEqualTo(first.out());
        assertThat(archives()).hasSize(2);
    }

    @Test
    void triesOnceOnlyWhereTheJvmMakesNoArchive() throws Exception {
        for (String refusal : List.of("exit 1", "exit 0", "echo half >\"$file\"; exit 1")) {
            Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n# " + refusal);
            makeArchives(refusal);
            for (int i = 0; i < 2; i++) {
                Run run = run(home.resolve("pitot"), "report");
                assertThat(run.exitCode()).isZero();
                assertThat(run.err()).isEmpty();
                assertThat(run.out()).doesNotContain("SharedArchiveFile").endsWith("[report]\n");
            }
            assertThat(rehearsals()).content().hasLineCount(1);
            Files.delete(rehearsals());
        }
    }

    @Test
    void startsWhereNoArchiveCanBeWritten() throws Exception {
        makeArchives("echo archived >\"$file\"");
        Files.writeString(cache, "a file, where a folder should be");
        Run run = run(home.resolve("pitot"), "report");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("SharedArchiveFile").endsWith("[report]\n");
        assertThat(rehearsals()).doesNotExist();
    }

    @Test
    void launchersAtTheSameTimeLeaveOneWholeArchive() throws Exception {
        makeArchives("echo half >\"$file\"; sleep 0.2; echo whole >\"$file\"");
        List<Process> launchers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launchers.add(builder(home.resolve("pitot"), "report")
                    .redirectOutput(temporary.resolve("out-" + i + ".txt").toFile())
                    .redirectErrorStream(true)
                    .start());
        }
        for (int i = 0; i < 4; i++) {
            assertThat(launchers.get(i).waitFor()).isZero();
            assertThat(temporary.resolve("out-" + i + ".txt"))
                    .content()
                    .startsWith("[-XX:TieredStopAtLevel=1]")
                    .contains("[-XX:SharedArchiveFile=" + cache);
        }
        assertThat(archives())
                .singleElement()
                .satisfies(archive -> assertThat(archive).hasContent("whole"));
    }

    /** A {@code java} that rehearses so; {@code $file} is the archive that it is asked for. */
    private void makeArchives(String how) throws IOException {
        script(jdk.resolve("bin/java"), """
                dump=
                for a in "$@"; do
                    case $a in
                        -XX:DumpLoadedClassList=*)
                            echo classes >"${a#*=}"
                            echo rehearsed >>"%s"
                            exit 0
                            ;;
                        -Xshare:dump) dump=yes ;;
                        -XX:SharedArchiveFile=*)
                            [ -n "$dump" ] || break
                            file=${a#*=}
                            %s
                            exit 0
                            ;;
                    esac
                done
                for a in "$@"; do echo "[$a]"; done""".formatted(rehearsals(), how));
    }

    private Path rehearsals() {
        return temporary.resolve("rehearsals.txt");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("pitot"))) {
            return files.toList();
        }
    }

    private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
        File out = temporary.resolve("out.txt").toFile();
        File err = temporary.resolve("err.txt").toFile();
        Process process = builder(launcher, arguments)
                .redirectOutput(out)
                .redirectError(err)
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    private ProcessBuilder builder(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        return builder;
    }

    private void built(String jar) throws IOException {
        Files.createDirectories(home.resolve(jar).getParent());
        Files.writeString(home.resolve(jar), "");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
