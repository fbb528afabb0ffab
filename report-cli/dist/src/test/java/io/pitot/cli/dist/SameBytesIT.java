package io.pitot.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Built from a copy of the sources in another folder, later and where the clock and the language are others, what is shipped has the same bytes: no
 * path, no time and no chance is in it.
 */
@DisabledOnOs(OS.WINDOWS)
class SameBytesIT {

    private static final Path SOURCES = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> SHIPPED = List.of(
            "agent/dist/target/pitot-agent.jar",
            "agent/dist/target/bom.json",
            "report-cli/target/pitot.jar",
            "report-cli/target/bom.json");

    @TempDir
    private Path temporary;

    @Test
    void anotherFolderGivesTheSameBytes() throws Exception {
        Path copy = temporary.resolve("a copy of the sources");
        copySources(copy);

        build(copy);

        for (String file : SHIPPED) {
            assertThat(copy.resolve(file)).hasSameBinaryContentAs(SOURCES.resolve(file));
        }
        String archive =
                Path.of(System.getProperty("pitot.distribution")).getFileName().toString();
        for (String name : List.of(archive, archive.replace(".tar.gz", ".zip"))) {
            String file = "report-cli/dist/target/" + name;
            assertThat(copy.resolve(file)).hasSameBinaryContentAs(SOURCES.resolve(file));
        }
    }

    private void build(Path folder) throws IOException, InterruptedException {
        File log = temporary.resolve("log").toFile();
        ProcessBuilder maven = new ProcessBuilder(
                        Path.of(System.getProperty("pitot.maven.home"), "bin", "mvn")
                                .toString(),
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=" + System.getProperty("pitot.maven.repository"),
                        "-Dmaven.test.skip=true",
                        "-pl",
                        "report-cli/dist",
                        "-am",
                        "package")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        maven.environment().put("TZ", "Asia/Tokyo");
        maven.environment()
                .merge("MAVEN_OPTS", "-Duser.language=de -Duser.country=DE", (given, more) -> given + " " + more);
        int exitCode = maven.start().waitFor();
        assertThat(exitCode).as(Files.readString(log.toPath())).isZero();
    }

    private static void copySources(Path copy) throws IOException {
        Files.walkFileTree(SOURCES, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = String.valueOf(folder.getFileName());
                if (name.equals("target") || name.equals(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(SOURCES.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
                    Files.copy(file, copy.resolve(SOURCES.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
