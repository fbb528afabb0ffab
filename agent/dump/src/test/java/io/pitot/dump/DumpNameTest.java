package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpNameTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-21T14:02:00.123Z");

    @Test
    void namesServiceTimeInstanceAndSequence() {
        assertThat(new DumpName("orders-api", WRITTEN, "3f9a01c2", 7).fileName())
                .isEqualTo("pitot-orders-api-20261121T140200Z-3f9a01c2-000007.json");
    }

    @Test
    void readsBackWhatItNamed() {
        DumpName name = new DumpName("orders-api", Instant.parse("2026-11-21T14:02:00Z"), "3f9a01c2", 1_234_567);

        assertThat(DumpName.parse(name.fileName())).contains(name);
    }

    @Test
    void staysInItsFolderWhateverTheServiceIsCalled() {
        for (String service : List.of("../../etc/passwd", "..", "a/b\\c:d", "nul\0", "", "x".repeat(500), "ü ?*|\n")) {
            String fileName = new DumpName(service, WRITTEN, "../" + service, 0).fileName();

            assertThat(fileName).matches("pitot-[A-Za-z0-9._-]+\\.json").hasSizeLessThan(200);
            assertThat(Path.of(fileName).getNameCount()).isEqualTo(1);
            assertThat(DumpName.parse(fileName)).isPresent();
        }
    }

    @Test
    void knowsOtherFilesAreNotDumps() {
        for (String name : List.of(
                "pitot.json",
                "pitot-report.json",
                "pitot-shop-20261121T140200Z-3f9a01c2-000007.json.tmp",
                ".pitot-shop-20261121T140200Z-3f9a01c2-000007.json",
                "pitot-shop-20269921T140200Z-3f9a01c2-000007.json")) {
            assertThat(DumpName.parse(name)).as(name).isEmpty();
        }
    }

    @Test
    void listsTheDumpsOfAFolderInOrder(@TempDir Path folder) throws Exception {
        Path second = Files.createFile(folder.resolve(new DumpName("shop", WRITTEN, "a", 2).fileName()));
        Path first = Files.createFile(folder.resolve(new DumpName("shop", WRITTEN, "a", 1).fileName()));
        Files.createFile(folder.resolve("notes.json"));
        Files.createDirectory(folder.resolve(new DumpName("shop", WRITTEN, "a", 3).fileName()));

        assertThat(DumpFolder.list(folder)).containsExactly(first, second);
    }

    @Test
    void liveDumpsAreReadBackAndAreNoDumps() {
        LiveName name = new LiveName("orders/api", "3f9a01c2", 7);

        assertThat(name.fileName()).isEqualTo("pitot-orders_api-3f9a01c2-000007.live");
        assertThat(LiveName.parse(name.fileName())).contains(name);
        assertThat(DumpName.parse(name.fileName())).isEmpty();
        assertThat(LiveName.parse(new DumpName("shop", WRITTEN, "a", 2).fileName()))
                .isEmpty();
        assertThat(LiveName.parse("." + name.fileName() + ".tmp")).isEmpty();
    }

    @Test
    void listsLiveDumpsApartFromDumps(@TempDir Path folder) throws Exception {
        Path dump = Files.createFile(folder.resolve(new DumpName("shop", WRITTEN, "a", 1).fileName()));
        Path live = Files.createFile(folder.resolve(new LiveName("shop", "a", 2).fileName()));
        Files.createFile(folder.resolve(DumpFolder.WATCHED));

        assertThat(DumpFolder.list(folder)).containsExactly(dump);
        assertThat(DumpFolder.live(folder)).containsExactly(live);
    }
}
