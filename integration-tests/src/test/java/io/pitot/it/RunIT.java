package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pitot run} around Maven, which runs the tests of a project in JVMs of its own; nothing of the project is changed for it. */
class RunIT {

    /** More of them are run by {@code -Dpitot.it.reruns=20}. */
    private static final int RERUNS = Integer.getInteger("pitot.it.reruns", 3);

    private static final String SOURCE = "src/main/java/com/acme/library/Loans.java";

    @TempDir
    private Path temporary;

    private Path project;

    @BeforeEach
    void copyProject() throws IOException {
        Path original = ClassPath.module().resolve("src/test/projects/library");
        project = temporary.resolve("the library");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = project.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void seededLoopBreaksTheBuildAndItsFixPassesIt() throws IOException {
        ForkedJvm.Exit broken = pitot("--check", "--", maven("test"));

        assertThat(broken.code()).as(broken.toString()).isEqualTo(1);
        assertThat(broken.out())
                .anyMatch(line -> line.contains("n-plus-one: N+1: loan SELECT runs"))
                .anyMatch(line -> line.contains("Loans.java:34 borrowedBy ← Loans.java:25"))
                .anyMatch(line -> line.contains("34  try (ResultSet count = select.executeQuery()) {"));

        Files.copy(project.resolve("fixed/Loans.java"), project.resolve(SOURCE), StandardCopyOption.REPLACE_EXISTING);
        ForkedJvm.Exit fixed = pitot("--check", "--", maven("test"));

        assertThat(fixed.code()).as(fixed.toString()).isZero();
    }

    @Test
    void runsWithoutAChangeNeverBreakTheBuild() throws IOException {
        Files.copy(project.resolve("fixed/Loans.java"), project.resolve(SOURCE), StandardCopyOption.REPLACE_EXISTING);
        assertThat(pitot("--dir", "pitot/first", "--", maven("test")).code()).isZero();
        ForkedJvm.Exit init = pitot(List.of("init", "--force", "pitot/first", "--service", "the library"));
        assertThat(init.code()).as(init.toString()).isZero();

        for (int i = 0; i < RERUNS; i++) {
            ForkedJvm.Exit again = pitot("--check", "--dir", "pitot/again-" + i, "--", maven("surefire:test"));

            assertThat(again.code()).as(again.toString()).isZero();
        }
    }

    @Test
    void keepsTheExitCodeOfTheCommandAndReportsAllTheSame() throws IOException {
        Path test = project.resolve("src/test/java/com/acme/library/LoansTest.java");
        Files.writeString(test, Files.readString(test).replace("assertEquals(3,", "assertEquals(4,"));

        ForkedJvm.Exit failed = pitot("--", maven("test"));

        assertThat(failed.code()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.out()).anyMatch(line -> line.contains("N+1: loan SELECT"));
        assertThat(failed.err()).anyMatch(line -> line.endsWith("mvn ended with exit code 1"));
    }

    private ForkedJvm.Exit pitot(String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        for (String word : words) {
            all.addAll(List.of(word.split("\n", -1)));
        }
        return pitot(all);
    }

    private ForkedJvm.Exit pitot(List<String> words) {
        return CommandLine.runAtHome(ClassPath.module().resolveSibling("."), project, words.toArray(String[]::new));
    }

    private static String maven(String goal) {
        return String.join(
                "\n",
                Packaged.maven().toString(),
                "-B",
                "-ntp",
                "-q",
                "-Dmaven.repo.local=" + System.getProperty("pitot.maven.repository"),
                "-Dh2.version=" + System.getProperty("pitot.version.h2"),
                "-Djunit.version=" + System.getProperty("pitot.version.junit"),
                goal);
    }
}
