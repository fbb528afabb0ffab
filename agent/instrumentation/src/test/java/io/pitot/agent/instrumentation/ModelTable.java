package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The document's table of what is told of the models of each family. */
public final class ModelTable {

    private static final Path DOCUMENT = Path.of("../../docs/supported-libraries.md");
    private static final String HEAD = "| models of | ";

    private ModelTable() {}

    /** What the document says of a family, by the column's name: whether it is told, a word why aside. */
    public static Map<String, Boolean> of(String family) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        String head =
                lines.stream().filter(line -> line.startsWith(HEAD)).findFirst().orElseThrow();
        String row = lines.subList(lines.indexOf(head), lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> line.startsWith("| `" + family + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the table of models has no row for " + family));
        List<String> columns = cells(head).toList();
        List<String> cells = cells(row).toList();
        assertThat(cells).as(row).hasSameSizeAs(columns).allMatch(cell -> cell.matches("(yes|no)(:? .+)?"));

        Map<String, Boolean> told = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            told.put(columns.get(i), cells.get(i).startsWith("yes"));
        }
        return told;
    }

    private static Stream<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).skip(2).map(String::strip);
    }
}
