package io.pitot.cli.analysis.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.cli.analysis.doctor.Check.Level;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpName;
import io.pitot.dump.Lapses;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {

    private static final Instant SOON = OrdersDumps.small("orders", "a", 10).from();

    @TempDir
    private Path folder;

    @Test
    void withoutAnyDumpItSaysWhatToAddToTheCommandLine() throws IOException {
        Diagnosis diagnosis = diagnosis(folder.resolve("pitot"), new AgentJar(null, ""), SOON);

        assertThat(diagnosis.worst()).isEqualTo(Level.BAD);
        assertThat(diagnosis.checks()).anySatisfy(check -> {
            assertThat(check.message())
                    .isEqualTo("there is no folder " + folder.resolve("pitot") + ": no agent was seen");
            assertThat(check.remedy()).contains("java -javaagent:pitot-agent.jar -jar app.jar");
        });
    }

    @Test
    void dumpsThatFollowOneAnotherAreWell() throws IOException {
        dump(0, 0);
        dump(1, 1);

        Diagnosis diagnosis = diagnosis();

        assertThat(diagnosis.worst()).as(diagnosis.toString()).isEqualTo(Level.WARN);
        assertThat(diagnosis.checks())
                .filteredOn(check -> check.level() == Level.WARN)
                .extracting(Check::message)
                .containsExactlyInAnyOrder("where its jar is was not said", "none writes to this folder now");
        assertThat(diagnosis.checks())
                .extracting(Check::message)
                .contains(
                        "2 dumps of 1 instance of orders in " + folder,
                        "jdbc: 4 classes, such as org.h2.jdbc.JdbcStatement",
                        "2,000, none dropped",
                        "all as they are by themselves",
                        "the dumps' times follow one another, and none is from the future");
    }

    @Test
    void queriesThatNoRequestIsKnownForAreAWarningWhereTheyAreMostOfAllDumps() throws IOException {
        dump(0, 0);
        write(OrdersDumps.withRequestless(60, 10), 1);
        assertThat(warnings()).noneMatch(warning -> warning.contains("outside requests"));

        write(OrdersDumps.withRequestless(1_000_000, 10), 2);
        assertThat(warnings())
                .anyMatch(warning -> warning.contains("1,000,060 of ")
                        && warning.endsWith("queries ran outside requests, and are part of no finding"));
    }

    @Test
    void namesDamagedDumps() throws IOException {
        dump(0, 0);
        Path damaged = Files.writeString(folder.resolve("pitot-orders-20261120T140200Z-a-000001.json"), "");

        assertThat(warnings()).contains(damaged + ": empty");
    }

    @Test
    void aDumpFromTheFutureIsBad() throws IOException {
        dump(0, 0);

        Diagnosis diagnosis = diagnosis(
                folder,
                new AgentJar(null, ""),
                OrdersDumps.small("o", "a", 0).from().minusSeconds(3_600));

        assertThat(diagnosis.checks())
                .filteredOn(check -> check.level() == Level.BAD)
                .singleElement()
                .satisfies(check -> assertThat(check.message()).endsWith("is from the future, by 61 min"));
    }

    @Test
    void seesClocksThatWereSetAndDumpsThatAreMissing() throws IOException {
        dump(0, 5);
        dump(1, 2);
        dump(2, 9);
        dump(6, 10);

        assertThat(warnings())
                .anyMatch(line -> line.contains("-000001.json: begins 4 min before the one before it ends"))
                .anyMatch(line -> line.contains("-000002.json: begins 6 min after the one before it ends"))
                .anyMatch(line -> line.startsWith("missing: 3 dumps between "));
    }

    @Test
    void saysWhatWasLostAndWhatWasLeftAlone() throws IOException {
        Dump busy = OrdersDumps.busy();
        DumpFile.write(busy, folder.resolve("pitot-orders-20261120T140200Z-i1-000000.json"));

        assertThat(warnings())
                .anyMatch(line -> line.contains("dropped"))
                .contains("queries: 12 beyond the bound, counted as other")
                .contains("servlet: its class file cannot be read (1 class, such as com.acme.Odd)");
    }

    @Test
    void saysThatTheAggregatorFailedAndWhatWasLostWithItAndWhatWasNotObserved() throws IOException {
        DumpFile.write(
                OrdersDumps.withLapses(new Lapses(
                        Map.of("engine: java.lang.OutOfMemoryError at a.B.c(B.java:1)", 2L),
                        40,
                        Map.of("sampled: heap", 40_000_000_000L, "off: heap", 12_000_000_000L),
                        7_000,
                        20_000)),
                folder.resolve("pitot-orders-20261120T140200Z-i1-000000.json"));

        assertThat(warnings())
                .contains(
                        "the aggregator failed 2 times: engine: java.lang.OutOfMemoryError at a.B.c(B.java:1); the"
                                + " application did not notice",
                        "40 events were lost with it",
                        "7,000 requests were not observed, for the JVM was short of what it needs itself (off: heap, 12"
                                + " s; sampled: heap, 40 s)");
    }

    @Test
    void saysThatNothingWasObservedSinceTheAggregatorHadFailedTooOften() throws IOException {
        DumpFile.write(
                OrdersDumps.withLapses(new Lapses(
                        Map.of("engine: java.lang.OutOfMemoryError at a.B.c(B.java:1)", 8L),
                        0,
                        Map.of("off: failed", 12_000_000_000L),
                        7_000,
                        20_000)),
                folder.resolve("pitot-orders-20261120T140200Z-i1-000000.json"));

        assertThat(warnings())
                .contains(
                        "7,000 requests were not observed, for the aggregator had failed too often (off: failed, 12 s)");
    }

    @Test
    void dumpsThatOthersCanReadAreNamed() throws IOException {
        Path dump = dump(0, 0);
        Files.setPosixFilePermissions(dump, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(warnings()).contains("1 dump can be read by others than the owner");
    }

    @Test
    void comparesTheVersionsOfAgentAndCommandLine() throws IOException {
        dump(0, 0);
        Path jar = Files.createDirectories(folder.resolve("home/agent/dist/target"))
                .resolve("pitot-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "0.1.0");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }

        Diagnosis same = diagnosis(folder, new AgentJar(folder.resolve("home"), "0.1.0"), SOON);
        Diagnosis other = diagnosis(folder, new AgentJar(folder.resolve("home"), "0.2.0"), SOON);

        assertThat(same.checks())
                .extracting(Check::message)
                .contains(jar + ", version 0.1.0", "the dumps are of agent 0.1.0");
        assertThat(other.checks())
                .filteredOn(check -> check.level() == Level.WARN)
                .extracting(Check::message)
                .contains(
                        jar + ": is of version 0.1.0, and pitot of 0.2.0",
                        "the dumps are of agent 0.1.0, and pitot is 0.2.0");
    }

    @Test
    void knowsTheDefaultsThatAreDocumented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Pattern row = Pattern.compile("\\| `([a-z.]+)` \\|[^|]*\\|[^|]*\\| `([^`]+)`[^|]*\\|.*");
        for (String line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
            Matcher option = row.matcher(line);
            if (option.matches() && !option.group(1).equals("config")) {
                documented.put(option.group(1), option.group(2));
            }
        }
        assertThat(documented).isEqualTo(new TreeMap<>(Configuration.DEFAULTS));
    }

    private Path dump(int sequence, int minute) throws IOException {
        return write(OrdersDumps.small("orders", "a", minute), sequence);
    }

    private Path write(Dump dump, int sequence) throws IOException {
        Path file = folder.resolve(new DumpName("orders", dump.to(), "a", sequence).fileName());
        DumpFile.write(dump, file);
        return file;
    }

    private List<String> warnings() throws IOException {
        return diagnosis().checks().stream()
                .filter(check -> check.level() == Level.WARN)
                .map(Check::message)
                .toList();
    }

    private Diagnosis diagnosis() throws IOException {
        return diagnosis(folder, new AgentJar(null, ""), SOON.plusSeconds(3_600));
    }

    private static Diagnosis diagnosis(Path path, AgentJar agent, Instant now) throws IOException {
        return Diagnosis.of(path, agent, Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO);
    }
}
