package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual's pages, by what is in them, and by groff where there is one. */
class ManPageTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void generate() {
        CommandRun run = CommandRun.of("generate-man", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void everyVerbHasAPage() {
        assertThat(names())
                .contains("pitot.1", "pitot-report.1", "pitot-run.1", "pitot-baseline-mute.1")
                .contains("pitot-generate-completion.1")
                .doesNotContain("pitot-help.1", "pitot-generate-man.1");
    }

    @Test
    void aPageSaysWhatTheHelpSays() throws IOException {
        assertThat(Files.readString(folder.resolve("pitot-report.1")))
                .startsWith(".TH \"PITOT\\-REPORT\" \"1\" ")
                .contains(
                        ".SH \"NAME\"\npitot\\-report \\- Says what is slow, why,",
                        "pitot report [OPTION...] [DUMP|DIR...]",
                        ".TP\n\\fB\\-\\-service\\fR=\\fINAME\\fR\nThe service,",
                        "Default: terminal.",
                        ".SH \"EXIT STATUS\"\n.TP\n0\ndone\n",
                        "pitot(1)");
    }

    /** What is no macro of the pages' own is text: a line that begins with a dot would be a request. */
    @Test
    void nothingThatIsSaidIsARequest() throws IOException {
        for (String name : names()) {
            assertThat(Files.readAllLines(folder.resolve(name)))
                    .allMatch(line -> line.matches("(\\.(TH|SH) .*|\\.TP|[^.'].*)"))
                    .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'));
        }
    }

    @Test
    void groffHasNothingToWarnOf() throws Exception {
        assumeThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "groff"))))
                .isTrue();
        List<String> command = new ArrayList<>(List.of("groff", "-ww", "-man", "-Tutf8", "-z"));
        command.addAll(names());
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private List<String> names() {
        return Stream.of(folder.toFile().list()).sorted().toList();
    }
}
