package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tables of docs/report.md say what the command line says. */
class ReportDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/report.md");

    @ParameterizedTest
    @ValueSource(strings = {"report", "explain", "demo"})
    void listsTheOptionsOfEachVerb(String verb) throws IOException {
        String table = optionsOf(verb);
        assertThat(Files.readString(DOCUMENT)).as("the table of pitot " + verb).contains(table);
    }

    @Test
    void listsTheExitCodes() throws IOException {
        String table = commandLine().getCommandSpec().usageMessage().exitCodeList().entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    /** The table of a verb, or of a verb of a verb. */
    static String optionsOf(String... verbs) {
        CommandLine commandLine = commandLine();
        for (String verb : verbs) {
            commandLine = commandLine.getSubcommands().get(verb);
        }
        var spec = commandLine.getCommandSpec();
        Stream<String> parameters = spec.positionalParameters().stream()
                .map(parameter ->
                        row("`" + parameter.paramLabel() + "`" + (parameter.isMultiValue() ? "…" : ""), parameter));
        Stream<String> options = spec.options().stream()
                .filter(option -> !List.of("-h", "-V").contains(option.shortestName()))
                .map(option -> row(synopsis(option), option));
        return Stream.concat(parameters, options).collect(Collectors.joining());
    }

    private static String row(String name, ArgSpec argument) {
        String description = Arrays.stream(argument.description())
                .map(line -> line.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue())))
                .collect(Collectors.joining(" "));
        return "| " + name.replace("|", "\\|") + " | " + description + " |\n";
    }

    private static String synopsis(OptionSpec option) {
        return "`" + option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : "") + "`";
    }

    static CommandLine commandLine() {
        return CommandLines.create(
                CommandRun.piped(null), new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    }
}
