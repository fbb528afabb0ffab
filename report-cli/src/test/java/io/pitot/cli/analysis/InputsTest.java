package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.render.JsonReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many dumps, read ahead by other threads and added up batch by batch, are what they would be one by one. */
class InputsTest {

    private static final Path RECORDED = Path.of("../docs/gallery/dumps/shop-1.json");

    /** More than are read without threads, and than one batch. */
    private static final int MANY = 200;

    @TempDir
    private Path folder;

    @Test
    void reportsTheSameWhateverTheOrder() throws IOException {
        List<Path> files = many();
        String expected = report(files);
        Collections.shuffle(files, new Random(7));
        assertThat(report(files)).isEqualTo(expected);
        assertThat(report(List.of(folder))).isEqualTo(expected);
    }

    @Test
    void namesWhatItSkipsInTheOrderOfTheFiles() throws IOException {
        List<Path> files = many();
        Files.writeString(files.get(3), "{");
        Files.copy(files.get(0), folder.resolve("a copy.json"));
        Files.writeString(files.get(MANY - 1), "");
        files.add(folder.resolve("a copy.json"));
        files.add(folder.resolve("none.json"));

        assertThat(Inputs.read(files, Scope.ALL).skipped())
                .extracting(skipped -> skipped.path().getFileName() + ": " + skipped.reason())
                .containsExactly(
                        files.get(3).getFileName() + ": truncated at byte 1",
                        files.get(MANY - 1).getFileName() + ": empty",
                        "a copy.json: the same dump as " + files.get(0),
                        "none.json: no such file");
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        List<Integer> told = new ArrayList<>();
        Inputs.read(many(), Scope.ALL, (done, all) -> {
            assertThat(all).isEqualTo(MANY);
            told.add(done);
        });
        assertThat(told).hasSize(MANY).isSorted().startsWith(1).endsWith(MANY);
    }

    /** Copies of a recorded dump, each of another time, of three instances. */
    private List<Path> many() throws IOException {
        String recorded = Files.readString(RECORDED);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String time = "2026-11-%02dT%02d:00:".formatted(1 + i / 24, i % 24);
            String copy = recorded.replaceFirst("\"from\":\"[^\"]*\"", "\"from\":\"" + time + "00Z\"")
                    .replaceFirst("\"to\":\"[^\"]*\"", "\"to\":\"" + time + "59Z\"")
                    .replace("5099158f556a481d", "5099158f556a481" + i % 3);
            files.add(Files.writeString(folder.resolve("%03d.json".formatted(i)), copy));
        }
        return files;
    }

    private static String report(List<Path> paths) {
        Inputs inputs = Inputs.read(paths, Scope.ALL);
        assertThat(inputs.skipped()).isEmpty();
        Report report = inputs.services().get("shop").report(Standing.NONE, null);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        JsonReport.print(report, out);
        out.flush();
        return text.toString();
    }
}
