package io.pitot.cli.analysis.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitot.cli.Golden;
import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.Analysis;
import io.pitot.cli.analysis.Parts;
import io.pitot.cli.analysis.Run;
import io.pitot.dump.Dump;
import io.pitot.dump.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {

    private static final Dump BUSY = OrdersDumps.busy();

    @TempDir
    private Path folder;

    @Test
    void keepsFindingsAndCountsAndNoTimes() {
        Golden.assertMatches("baseline.json", BaselineFile.text(snapshot(OrdersDumps.verdict()), false));
    }

    @Test
    void theOrderInWhichFindingsWereJudgedChangesNoByte() {
        List<Finding> reversed = new ArrayList<>(OrdersDumps.verdict());
        Collections.reverse(reversed);
        assertThat(BaselineFile.text(snapshot(reversed), true))
                .isEqualTo(BaselineFile.text(snapshot(OrdersDumps.verdict()), true));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Snapshot snapshot = snapshot(OrdersDumps.verdict());
        for (boolean withTimes : List.of(false, true)) {
            String text = BaselineFile.text(snapshot, withTimes);
            Path file = Files.writeString(folder.resolve("baseline.json"), text);
            assertThat(BaselineFile.is(file)).isTrue();
            assertThat(BaselineFile.text(BaselineFile.read(file), withTimes)).isEqualTo(text);
        }
    }

    @Test
    void whateverANameHoldsIsReadAsItWas() throws IOException {
        String name = "GET /\"<script>\\\u0000\u2028'";
        Snapshot snapshot = new Snapshot(
                "a\"b",
                List.of(),
                List.of(new Measured(new Target(Target.Kind.ENDPOINT, name), 0, Map.of(Measure.P95, 1.0), null)));
        Path file = Files.writeString(folder.resolve("baseline.json"), BaselineFile.text(snapshot, true));
        assertThat(BaselineFile.read(file)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\": \"pitot-baseline\", \"version\": 99}",
                "{\"format\": \"pitot-baseline\", \"version\": 1, \"service\": \"a\", \"findings\": [{\"id\":",
                "{\"format\": \"pitot-baseline\"}",
                "{\"format\": \"pitot-baseline\", \"service\": 5, \"findings\": [1, 2]}",
            })
    void whatIsDamagedIsNamed(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("baseline.json"), text);
        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void whatIsNoBaselineIsNone() throws IOException {
        assertThat(BaselineFile.is(folder)).isFalse();
        assertThat(BaselineFile.is(folder.resolve("none.json"))).isFalse();
        assertThat(BaselineFile.is(Files.writeString(folder.resolve("a.json"), "[]")))
                .isFalse();
        assertThat(BaselineFile.is(Files.writeString(folder.resolve("b.json"), "{\"schemaVersion\": 1}")))
                .isFalse();
    }

    private static Snapshot snapshot(List<Finding> verdict) {
        return Snapshot.of(new Run(Analysis.report(BUSY, verdict, Map.of()), BUSY, new Parts()));
    }
}
