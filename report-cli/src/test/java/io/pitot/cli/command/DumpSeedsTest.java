package io.pitot.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DumpSeedsTest {

    static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz/dump"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatTheFuzzerStartsFromAndWhatItFound(Path seed) throws IOException {
        DumpFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
    }
}
