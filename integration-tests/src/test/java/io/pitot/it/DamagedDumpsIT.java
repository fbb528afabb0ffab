package io.pitot.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Dump;
import io.pitot.it.app.PlainApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.CommandLine;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps that cannot be read are named in one line each; the rest is reported, and the exit code says that it is not all. */
class DamagedDumpsIT {

    private static final int PARTIAL = 4;
    private static final int INCONCLUSIVE = 3;

    @TempDir
    Path folder;

    private Path dumps;
    private Path good;

    @BeforeEach
    void makeADump() {
        Observed application =
                Observed.application(PlainApp.class, folder).with(ClassPath.H2).arguments("return");
        try (ForkedJvm jvm = application.start()) {
            assertThat(jvm.join().code()).isZero();
        }
        dumps = application.dumps();
        good = Observation.sound(dumps).files().get(0);
    }

    @Test
    void namesWhatIsCutForeignEmptyOrNewerAndReportsTheRest() throws IOException {
        byte[] whole = Files.readAllBytes(good);
        Files.write(damaged("1"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(damaged("2"), "{\"name\": \"somebody else's\", \"values\": [1, 2, 3]}\n");
        Files.writeString(damaged("3"), "");
        Files.writeString(
                damaged("4"),
                Files.readString(good).replace("\"schemaVersion\":" + Dump.SCHEMA_VERSION, "\"schemaVersion\":99"));

        ForkedJvm.Exit report = CommandLine.run(folder, "report");

        assertThat(report.code()).as(report.toString()).isEqualTo(PARTIAL);
        requireLine(report, "1", "truncated");
        requireLine(report, "2", "not a Pitot dump");
        requireLine(report, "3", "empty");
        requireLine(report, "4", "99");
        assertThat(report.err()).hasSize(4);
        assertThat(String.join("\n", report.out())).contains("PlainApp", "q_0");
    }

    @Test
    void hasNoVerdictWhereNothingCanBeRead() throws IOException {
        Files.writeString(good, "{");

        ForkedJvm.Exit report = CommandLine.run(folder, "report");

        assertThat(report.code()).as(report.toString()).isEqualTo(INCONCLUSIVE);
        assertThat(report.err()).anyMatch(line -> line.contains(String.valueOf(good.getFileName())));
        assertThat(report.out()).isEmpty();
    }

    /** Another dump of the folder by its name. */
    private Path damaged(String number) {
        return dumps.resolve(String.valueOf(good.getFileName()).replace("-000000.json", "-00010" + number + ".json"));
    }

    private void requireLine(ForkedJvm.Exit report, String number, String reason) {
        assertThat(report.err())
                .filteredOn(line -> line.contains(String.valueOf(damaged(number).getFileName())))
                .singleElement()
                .asString()
                .startsWith("pitot: ")
                .contains(reason);
    }
}
