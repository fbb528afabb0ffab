package io.pitot.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked from the archive works: in any folder, for any user, with the JVM that runs the tests. */
@DisabledOnOs(OS.WINDOWS)
class DistributionIT {

    private static final String DUMPS = System.getProperty("pitot.dumps");

    private record Run(int exitCode, String out, String err) {}

    @TempDir
    private Path temporary;

    private Path pitot;
    private Path cache;

    @BeforeEach
    void unpack() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("a folder"));
        cache = temporary.resolve("the cache");
        assertThat(run("tar", "-xzf", System.getProperty("pitot.distribution"), "-C", folder.toString())
                        .exitCode())
                .isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            pitot = unpacked.toList().get(0);
        }
    }

    @Test
    void reportsTheSameOnFirstUseAndWithTheArchiveThatItLeaves() throws Exception {
        Run first = pitot("report", DUMPS);
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).startsWith("pitot report · shop · ");
        Path archive = archive();

        Run second = pitot("report", DUMPS);
        assertThat(second).isEqualTo(first);
        assertThat(archive()).isEqualTo(archive);
    }

    /** The JVM maps what the launcher made: the archive would be of no use if it did not fit. */
    @Test
    void theJvmTakesTheArchive() throws Exception {
        // JDK 17 archives no classes of a jar in whose path there is a space.
        pitot = Files.move(pitot, temporary.resolve("unpacked"));
        pitot("report", DUMPS);
        String jar = pitot.resolve("lib/pitot.jar").toString();
        Run loaded = run(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:class+load",
                "-XX:SharedArchiveFile=" + archive(),
                "-Xbootclasspath/a:" + jar,
                "-cp",
                jar,
                "io.pitot.cli.Pitot",
                "report",
                DUMPS);
        assertThat(loaded.out())
                .contains("io.pitot.cli.analysis.Analysis source: shared objects file")
                .contains("picocli.CommandLine source: shared objects file")
                .doesNotContain("source: " + jar)
                .doesNotContain("source: file:" + jar);
    }

    @Test
    void anArchiveThatIsDamagedIsPassedOver() throws Exception {
        Run sound = pitot("report", DUMPS);
        for (boolean truncated : new boolean[] {true, false}) {
            Path archive = archive();
            byte[] bytes = Files.readAllBytes(archive);
            Files.delete(archive);
            Files.write(archive, truncated ? Arrays.copyOf(bytes, bytes.length / 2) : new byte[bytes.length]);
            assertThat(pitot("report", DUMPS)).isEqualTo(sound);
        }
    }

    @Test
    void startsWhereNoArchiveCanBeWritten() throws Exception {
        Files.writeString(cache, "a file, where a folder should be");
        Run run = pitot("report", DUMPS);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("pitot report · shop · ");
    }

    /** They take more than the heap together: what was merged is let go. */
    @Test
    void mergesMoreDumpsThanTheHeapHolds() throws Exception {
        Path many = Files.createDirectory(temporary.resolve("many"));
        String recorded = Files.readString(Path.of(DUMPS, "shop-4.json"));
        for (int i = 0; i < 3_000; i++) {
            String time = "2026-11-%02dT%02d:%02d:".formatted(1 + i / 1440, i / 60 % 24, i % 60);
            Files.writeString(
                    many.resolve(i + ".json"),
                    recorded.replaceFirst("\"from\":\"[^\"]*\"", "\"from\":\"" + time + "00Z\"")
                            .replaceFirst("\"to\":\"[^\"]*\"", "\"to\":\"" + time + "59Z\""));
        }
        Run run = run(java(), "-Xmx48m", "-jar", pitot.resolve("lib/pitot.jar").toString(), "report", many.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("3,000 dumps, 1 instance");
    }

    @Test
    void startsThroughALink() throws Exception {
        Path bin = Files.createDirectory(temporary.resolve("bin"));
        Path link = Files.createSymbolicLink(bin.resolve("pitot"), bin.relativize(pitot.resolve("bin/pitot")));
        Run run = run(link.toString(), "--version");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).startsWith("pitot ").doesNotContain("not packaged");
    }

    @Test
    void runsACommandWithTheAgentThatItBrings() throws Exception {
        Run run = pitot("run", "--", java(), "-cp", System.getProperty("java.class.path"), Application.class.getName());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).startsWith("DONE\n").contains("pitot report · ", "main " + Application.class.getName());
        assertThat(run.err()).contains("the dumps are kept: pitot report pitot/run-");
    }

    @Test
    void theDoctorFindsTheAgentThatItBrings() throws Exception {
        Run run = pitot("doctor", DUMPS, "--width", "400", "--plain");
        assertThat(run.out()).contains("lib/pitot-agent.jar, version ").doesNotContain("not built");
    }

    @Test
    void completesVerbsAndOptionsInBash() throws Exception {
        assertThat(completed("pitot", "ex")).isEqualTo("explain\n");
        assertThat(completed("pitot", "report", "--serv")).isEqualTo("--service\n");
    }

    @Test
    void hasAPageOfTheManualForEachVerb() {
        assertThat(pitot.resolve("man/man1")).isDirectoryContaining("glob:**/pitot-report.1");
        assertThat(pitot.resolve("man/man1")).isDirectoryContaining("glob:**/pitot-baseline-update.1");
        assertThat(pitot.resolve("LICENSE")).isNotEmptyFile();
        assertThat(pitot.resolve("docs/report.md")).isNotEmptyFile();
        assertThat(pitot.resolve("completions/pitot.fish")).isNotEmptyFile();
    }

    private String completed(String... words) throws Exception {
        String last = String.valueOf(words.length - 1);
        Run run = run(
                "bash",
                "-c",
                "source \"$0\"; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + last
                        + "; _complete_pitot pitot \"${COMP_WORDS[$COMP_CWORD]}\"; printf '%s\\n' \"${COMPREPLY[@]}\"",
                pitot.resolve("completions/pitot.bash").toString());
        return run.out();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("pitot"))) {
            List<Path> archives = files.toList();
            assertThat(archives).hasSize(1);
            assertThat(archives.get(0)).isNotEmptyFile();
            return archives.get(0);
        }
    }

    private Run pitot(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(pitot.resolve("bin/pitot").toString()));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private Run run(String... command) throws IOException, InterruptedException {
        Path out = temporary.resolve("out.txt");
        Path err = temporary.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
