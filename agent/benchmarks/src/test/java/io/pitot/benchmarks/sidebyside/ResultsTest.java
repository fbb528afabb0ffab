package io.pitot.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from measurements. */
class ResultsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsAddedIsTheMedianOfTheDifferencesWithinATurn() throws IOException {
        // The machine is half as fast in the second turn, and something disturbs the third of one JVM alone.
        Results results = results(
                turn("none", 1, 0, 1_000),
                turn("pitot", 1, 0, 1_100),
                turn("none", 1, 1, 2_000),
                turn("pitot", 1, 1, 2_200),
                turn("none", 1, 2, 1_000),
                turn("pitot", 1, 2, 9_000));
        assertThat(results.added("pitot", "none", Shape.SAME_TEXT, Report::cpuPerQuery))
                .containsExactly(200.0);
    }

    @Test
    void eachRoundHasAFigureOfItsOwnAndFilesAddRounds() throws IOException {
        Path first = file(turn("none", 1, 0, 1_000), turn("pitot", 1, 0, 1_100));
        Path second = file(turn("none", 1, 0, 1_000), turn("pitot", 1, 0, 1_300));
        Results results = Results.read(List.of(first, second));
        assertThat(results.added("pitot", "none", Shape.SAME_TEXT, Report::cpuPerQuery))
                .containsExactly(100.0, 300.0);
    }

    @Test
    void aTurnThatOnlyOneHadIsLeftOut() throws IOException {
        Results results = results(turn("none", 1, 0, 1_000), turn("pitot", 1, 0, 1_100), turn("pitot", 1, 1, 5_000));
        assertThat(results.added("pitot", "none", Shape.SAME_TEXT, Report::cpuPerQuery))
                .containsExactly(100.0);
    }

    @Test
    void aCoarseFigureIsTheQuotientOfTheSumsOfARound() throws IOException {
        Results results = results(turn("none", 1, 0, 0), turn("none", 1, 1, 30_000_000));
        assertThat(results.quotients("none", Shape.SAME_TEXT, m -> m.number("loopCpuNanos"), m -> m.number("queries")))
                .containsExactly(15_000_000.0);
    }

    private static String turn(String variant, int round, int turn, long nanosPerQuery) {
        return "{\"variant\":\"" + variant + "\",\"round\":" + round
                + ",\"record\":\"turn\",\"shape\":\"same-text\",\"queries\":100" + ",\"loopCpuNanos\":"
                + nanosPerQuery * 100 + ",\"turn\":" + turn + "}";
    }

    private Results results(String... lines) throws IOException {
        return Results.read(List.of(file(lines)));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "measured", ".jsonl"), List.of(lines));
    }
}
