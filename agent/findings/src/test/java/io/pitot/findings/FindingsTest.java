package io.pitot.findings;

import static io.pitot.findings.Traffic.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    /** Traffic with every kind of trouble in it. */
    private static Traffic troubled(Random random) {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 12; i++) {
            int rows = random.nextInt(30);
            traffic.request("GET /orders", r -> {
                r.query("SELECT id FROM orders WHERE status = ?", 1, rows);
                for (int row = 0; row < rows; row++) {
                    r.query("SELECT id FROM item WHERE order_id = ?", row, 2);
                    r.query("SELECT rate FROM tax WHERE country = ?", "DE", 1);
                }
            });
            traffic.request(
                    "GET /trace",
                    r -> r.query("SELECT m FROM move WHERE lot = ?", 1, 9, 700 * MS, "a.B#c:1")
                            .waits(100 * MS));
            traffic.request("POST /pay", r -> r.fails("a.PayException"));
            traffic.request(
                    "GET /queue", r -> r.score("m", 1, MS).score("m", 1, MS).score("m", 1, MS));
        }
        return traffic;
    }

    @RepeatedTest(20)
    void areTheSameWhateverTheOrderOfDumps(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Dump> dumps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            dumps.add(troubled(random).dump());
        }
        List<Finding> expected = Findings.judge(merge(dumps));
        Collections.shuffle(dumps, random);

        assertThat(Findings.judge(merge(dumps))).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void comeWorstFirst() {
        List<Finding> findings = Findings.judge(troubled(new Random(1)).dump());

        assertThat(findings).extracting(Finding::severity).isSorted();
        assertThat(findings.stream().map(Finding::kind).distinct()).hasSize(7);
        for (int i = 1; i < findings.size(); i++) {
            if (findings.get(i - 1).severity() == findings.get(i).severity()) {
                assertThat(findings.get(i - 1).nanosTotal())
                        .isGreaterThanOrEqualTo(findings.get(i).nanosTotal());
            }
        }
    }

    @Test
    void haveIdsOfTheirOwn() {
        List<Finding> findings = Findings.judge(troubled(new Random(1)).dump());

        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.id()).matches(finding.kind().prefix() + ":[0-9a-f]{8}"));
    }

    @Test
    void keepTheirKindsWhenTheSameHappensTwice() {
        Dump dump = troubled(new Random(3)).dump();
        List<Finding> once = Findings.judge(dump);
        List<Finding> twice = Findings.judge(merge(List.of(dump, dump)));

        assertThat(twice)
                .extracting(Finding::id)
                .containsAll(once.stream().map(Finding::id).toList());
        for (Finding finding : once) {
            assertThat(twice)
                    .filteredOn(other -> other.id().equals(finding.id()))
                    .allSatisfy(other -> {
                        assertThat(other.severity()).isLessThanOrEqualTo(finding.severity());
                        assertThat(other.occurrences()).isEqualTo(2 * finding.occurrences());
                        assertThat(other.nanosTotal()).isGreaterThanOrEqualTo(finding.nanosTotal());
                    });
        }
    }

    @Test
    void ignoreTheVerdictThatADumpBrings() {
        Dump dump = troubled(new Random(2)).dump();
        List<Finding> findings = Findings.judge(dump);

        assertThat(Findings.judge(dump.withFindings(findings))).isEqualTo(findings);
    }

    @Test
    void areNoneWhereNothingHappened() {
        assertThat(Findings.judge(new Traffic().dump())).isEmpty();
    }

    @Test
    void saySharesBetweenNoneAndAll() {
        assertThat(Findings.judge(troubled(new Random(4)).dump())).allSatisfy(finding -> {
            assertThat(finding.share()).isBetween(0.0, 1.0);
            assertThat(finding.nanosPerRequest()).isNotNegative();
            assertThat(finding.occurrences()).isPositive();
            assertThat(finding.title()).doesNotContain("\n");
            assertThat(finding.evidence()).isNotEmpty();
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void areNeverAbsurdHoweverAbsurdTheNumbersOfADamagedDump(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("dump.json");
        DumpFile.write(troubled(new Random(5)).dump(), file);
        String json = Files.readString(file);
        Random random = new Random(6);
        String[] extremes = {"0", "1", "2", "9223372036854775807"};
        Pattern number = Pattern.compile("(?<!\"count\":)(?<=\":)\\d+(?=[,}])");
        int judged = 0;
        for (int round = 0; round < 300; round++) {
            Files.writeString(
                    file,
                    number.matcher(json)
                            .replaceAll(
                                    match -> random.nextInt(20) == 0 ? extremes[random.nextInt(4)] : match.group()));
            Dump dump;
            try {
                dump = DumpFile.read(file);
            } catch (DumpException e) {
                continue;
            }
            judged++;
            assertThat(Findings.judge(dump)).as("round %d", round).allSatisfy(finding -> {
                assertThat(finding.nanosTotal()).isNotNegative();
                assertThat(finding.nanosPerRequest()).isNotNegative();
                assertThat(finding.share()).isBetween(0.0, 1.0);
            });
        }
        assertThat(judged).isGreaterThan(100);
    }

    @Test
    void areDocumentedKindByKind() throws Exception {
        String docs = Files.readString(Path.of("../../docs/findings.md"));

        assertThat(Arrays.asList(io.pitot.dump.FindingKind.values()))
                .allSatisfy(kind -> assertThat(docs)
                        .contains("<a id=\"" + kind.prefix() + "\"></a>")
                        .contains("`" + kind.name() + "`"));
    }

    private static Dump merge(List<Dump> dumps) {
        DumpMerger merger = new DumpMerger();
        dumps.forEach(merger::add);
        return merger.merged();
    }
}
