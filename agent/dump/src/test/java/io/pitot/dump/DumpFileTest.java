package io.pitot.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFileTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            Dump dump = new RandomDumps(seed).next();
            Path file = folder.resolve("dump.json");
            DumpFile.write(dump, file);

            assertThat(DumpFile.read(file)).isEqualTo(dump);
        }
    }

    @Test
    void writesTheSameBytesForTheSameDump() throws Exception {
        Dump dump = new RandomDumps(1).next();
        assertThat(JsonText.of(Reading.of(JsonText.of(dump)))).isEqualTo(JsonText.of(dump));
    }

    @Test
    void putsEachRecordOnALineOfItsOwn() {
        Dump dump = new RandomDumps(2).next();
        List<String> lines = JsonText.of(dump).lines().toList();

        assertThat(lines.subList(0, 4))
                .extracting(line -> line.replaceAll(":.*", ""))
                .containsExactly("{", "\"format\"", "\"schemaVersion\"", "\"instances\"");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"id\":\"GET /"))
                .hasSize(dump.endpoints().size());
    }

    @Test
    void leavesNothingButTheFileBehind() throws Exception {
        Path file = folder.resolve("dump.json");
        Files.writeString(folder.resolve(".dump.json.tmp"), "left by a JVM that died");
        DumpFile.write(new RandomDumps(1).next(), file);
        DumpFile.write(new RandomDumps(2).next(), file);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(DumpFile.read(file)).isEqualTo(new RandomDumps(2).next());
    }

    @Test
    void isItsOwnersAlone() throws Exception {
        Path file = folder.resolve("dump.json");
        DumpFile.write(new RandomDumps(1).next(), file);

        if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        } else {
            assertThat(Files.isReadable(file)).isTrue();
        }
    }

    @Test
    void failsWithoutATraceWhereItCannotWrite() throws Exception {
        Path notAFolder = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DumpFile.write(new RandomDumps(1).next(), notAFolder.resolve("dump.json")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DumpFile.write(new RandomDumps(1).next(), folder.resolve("absent/dump.json")))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(notAFolder);
        }
    }

    @Test
    void leavesNothingBehindWhenItCannotReplaceWhatIsThere() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("dump.json/inside")).getParent();

        assertThatThrownBy(() -> DumpFile.write(new RandomDumps(1).next(), taken))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    void namesAFileCutAtAnyByte() throws Exception {
        byte[] whole = JsonText.of(new RandomDumps(11).next()).getBytes(StandardCharsets.UTF_8);
        int bytes = whole.length - 2;
        for (int length = 1; length <= bytes; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            int at = length;
            assertThatThrownBy(() -> Reading.of(cut))
                    .as("cut after %d of %d bytes", at, whole.length)
                    .isInstanceOf(DumpException.class)
                    .hasMessage("truncated at byte " + at);
        }
    }

    @Test
    void namesForeignFiles() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        assertThatThrownBy(() -> Reading.of(png)).hasMessage("not a Pitot dump");
        for (String text : List.of(
                "hello",
                "[1,2]",
                "{}",
                "{\"a\":1}",
                "{\"format\":\"other\"}",
                "{\"format\":1}",
                "42",
                "<xml/>",
                "\0\0\0\0",
                "{\"format\":{}}",
                "\"format\"")) {
            assertThatThrownBy(() -> Reading.of(text))
                    .as(text)
                    .isInstanceOf(DumpException.class)
                    .hasMessage("not a Pitot dump");
        }
        assertThatThrownBy(() -> Reading.of("")).hasMessage("empty");
    }

    @Test
    void namesANewerSchema() {
        assertThatThrownBy(() -> Reading.of("{\"format\":\"pitot-dump\",\"schemaVersion\":7,\"dumps\":[{"))
                .hasMessage("schema version 7 is newer than 1, the newest that this release reads: upgrade pitot");
    }

    @Test
    void ignoresFieldsThatANewerAgentAdded() throws Exception {
        Dump dump = new RandomDumps(3).next();
        String json = JsonText.of(dump)
                .replace("\"dumps\":1,", "\"news\":{\"a\":[1,null,{}]},\"dumps\":1,\"more\":null,")
                .replace("\"gcCount\":", "\"gcNames\":[\"G1\"],\"gcCount\":");

        assertThat(Reading.of(json)).isEqualTo(dump);
    }

    @Test
    void dumpOfAReleaseThatKnewNoCachesIsReadWithoutAny() throws Exception {
        Dump dump = new RandomDumps(13).next();

        assertThat(Reading.of(JsonText.of(dump).replace("\"caches\":[", "\"older\":["))
                        .caches())
                .isEmpty();
    }

    @Test
    void dumpOfAReleaseThatFollowedNoRepeatsIsReadWithoutAny() throws Exception {
        Dump dump = new RandomDumps(13).next();

        assertThat(Reading.of(JsonText.of(dump).replace("\"reuses\":[", "\"older\":["))
                        .reuses())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheContent() {
        Dump dump = new RandomDumps(13).next();
        assertThat(dump.endpoints()).isNotEmpty();
        String json = JsonText.of(dump);
        wrong(json.replace("\"gcCount\":", "\"gcCounts\":"), "jvm.gcCount is missing");
        wrong(json.replace("\"gcCount\":", "\"gcCount\":-"), "jvm\\.gcCount=-\\d+: must be 0 to 9223372036854775807");
        wrong(json.replace("\"gcCount\":", "\"gcCount\":1."), "jvm.gcCount is not a whole number");
        wrong(json.replace("\"gcCount\":", "\"gcCount\":99999999999999999999"), "jvm.gcCount is too large a number");
        wrong(json.replace("\"gcCount\":", "\"gcCount\":" + "9".repeat(500)), "beyond what a dump may hold: .*");
        wrong(json.replaceFirst("\"from\":\"2026", "\"from\":\"20x6"), "from is not a time in ISO 8601");
        wrong(
                json.replaceFirst("\"from\":\"2026", "\"from\":\"+1000000"),
                "from=\\+1000000-.*: must be of the years 1970 to 9999");
        wrong(json.replace("\"endpoints\":[", "\"endpoint\":["), "endpoints is missing");
        wrong(json.replaceFirst("\"method\":\"GET\"", "\"method\":null"), "endpoints\\[0].method is missing");
        wrong(
                json.replaceFirst("\"count\":", "\"count\":1"),
                "endpoints\\[0].duration.count=\\d+: the histogram holds \\d+ values");
        wrong(
                json.replaceFirst("\"histogram\":\"", "\"histogram\":\"AAAA"),
                "endpoints\\[0].duration is damaged: histogram has a wrong cookie");
        wrong(json + "{}", "something follows the dump's end");
        wrong(json.replaceFirst("\"dumps\":1", "\"x\":" + "[".repeat(1_000)), "beyond what a dump may hold: .*");
    }

    private static void wrong(String json, String message) {
        assertThatThrownBy(() -> Reading.of(json))
                .as(message)
                .isInstanceOf(DumpException.class)
                .message()
                .matches(message)
                .doesNotContain("\n");
    }

    @Test
    void refusesAFileOfAbsurdSizeWithoutReadingIt() throws Exception {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        assertThatThrownBy(() -> DumpFile.read(file)).hasMessage("larger than 256 MB");
    }

    @Test
    void namesWhatCannotBeOpened() {
        assertThatThrownBy(() -> DumpFile.read(folder.resolve("absent.json"))).hasMessage("no such file");
        assertThatThrownBy(() -> DumpFile.read(folder)).isInstanceOf(DumpException.class);
    }

    @Test
    void neverFailsOtherwiseThanByNamingTheDamage() {
        Random random = new Random(42);
        int survived = survivors(JsonText.of(new RandomDumps(17).next()), 4_000, random)
                + survivors(SchemaTest.resource("v1.json"), 500, random);

        assertThat(survived).isBetween(1, 4_499);
    }

    /** How many of so many damaged copies could be read all the same. */
    private static int survivors(String json, int copies, Random random) {
        byte[] whole = json.getBytes(StandardCharsets.UTF_8);
        int survived = 0;
        for (int copy = 0; copy < copies; copy++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            try {
                // What is read must be usable: written and read again it is the same.
                Dump dump = Reading.of(damaged);
                assertThat(Reading.of(JsonText.of(dump))).as("copy %d", copy).isEqualTo(dump);
                survived++;
            } catch (DumpException e) {
                assertThat(e.getMessage()).as("copy %d", copy).isNotBlank().doesNotContain("\n");
            }
        }
        return survived;
    }
}
