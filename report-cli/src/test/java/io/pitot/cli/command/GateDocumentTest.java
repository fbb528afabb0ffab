package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.analysis.budget.BudgetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/check.md, docs/diff.md and docs/top.md say of the command line is so. */
class GateDocumentTest {

    private static final Path DOCUMENTS = Path.of("../docs");

    @ParameterizedTest
    @CsvSource({
        "check.md, check",
        "check.md, run",
        "check.md, init",
        "check.md, baseline update",
        "check.md, baseline list",
        "check.md, baseline mute",
        "diff.md, diff",
        "top.md, top",
        "top.md, doctor",
    })
    void listsTheOptionsOfEachVerb(String document, String verbs) throws IOException {
        String table = ReportDocumentTest.optionsOf(verbs.split(" ", -1));
        assertThat(Files.readString(DOCUMENTS.resolve(document)))
                .as("the table of pitot " + verbs)
                .contains(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check.md", "diff.md", "top.md"})
    void showsNothingButCommandsThatExist(String document) throws IOException {
        Pattern command = Pattern.compile("^ {4}.*[.]?[./a-z-]*/pitot ([^#'\n]*).*$", Pattern.MULTILINE);
        List<String> shown = command.matcher(Files.readString(DOCUMENTS.resolve(document)))
                .results()
                .map(match -> match.group(1).strip())
                .toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(3).allSatisfy(words -> {
            String[] parsed = Stream.of(words.replace("\"", "").split(" +", -1)).toArray(String[]::new);
            ReportDocumentTest.commandLine().parseArgs(parsed);
        });
    }

    @Test
    void showsABudgetFileThatCanBeRead(@TempDir Path folder) throws Exception {
        Matcher example =
                Pattern.compile("(?m)(?:^ {4}.*\n)+").matcher(Files.readString(DOCUMENTS.resolve("check.md")));
        String text = example.results()
                .map(match -> match.group().replaceAll("(?m)^ {4}", ""))
                .filter(block -> block.startsWith("version: 1"))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(folder.resolve("pitot.yml"), text);
        assertThat(BudgetFile.read(file).isEmpty()).isFalse();
    }
}
