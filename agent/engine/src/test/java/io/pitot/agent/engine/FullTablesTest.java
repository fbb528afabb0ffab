package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.LocalCaches;
import io.pitot.dump.Cache;
import io.pitot.dump.ColumnsRead;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.Endpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The heap that the engine takes, in a JVM of its own: what is live after a full collection is the same in every
 * run, but for some ten kilobytes.
 */
class FullTablesTest {

    private static final long MEGABYTE = 1 << 20;

    /** The events that wait take 4 of it. */
    private static final double FULL = 14.86;

    private static final double DUMPING = 16.75;

    @TempDir
    private Path folder;

    @Test
    void fullTablesWithTheirRingsStayWithinTheirShareOfTheHeapAlsoWhileTheyAreDumped() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        // Three of four full collections leave dead objects lying otherwise, up to a twentieth of the
                        // heap.
                        "-XX:MarkSweepAlwaysCompactCount=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullTables.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, Double> megabytes = new HashMap<>();
        for (String line : out.lines().toList()) {
            int equals = line.indexOf('=');
            megabytes.put(line.substring(0, equals), Double.parseDouble(line.substring(equals + 1)) / MEGABYTE);
        }
        Dump dump = DumpFile.read(DumpFolder.list(folder).get(0));
        assertThat(dump.endpoints()).hasSize(1_000);
        assertThat(dump.queries())
                .hasSize(2_000)
                .noneMatch(query -> query.columns().equals(ColumnsRead.NONE));
        assertThat(dump.queryUses()).hasSize(8_000);
        assertThat(dump.growths()).hasSize(4_000);
        assertThat(List.of(dump.routes(), dump.commands(), dump.models(), dump.pools()))
                .allSatisfy(rows -> assertThat(rows).hasSize(200));
        assertThat(dump.caches())
                .hasSize(LocalCaches.LIMIT + 1)
                .extracting(Cache::id)
                .contains(Endpoint.OTHER);
        assertThat(List.of(dump.routeUses(), dump.commandUses(), dump.modelUses(), dump.connectionUses()))
                .allSatisfy(uses -> assertThat(uses).hasSize(1_000));
        assertThat(dump.reuses()).hasSizeGreaterThan(17);
        assertThat(dump.callSites()).hasSizeGreaterThan(3_000);
        assertThat(dump.slowRequests().stream()
                        .mapToInt(request -> request.steps().size())
                        .sum())
                .isEqualTo(20_000);
        assertThat(megabytes.get("full")).as(out).isBetween(6.0, FULL);
        assertThat(megabytes.get("showing")).as(out).isBetween(6.0, DUMPING);
        assertThat(megabytes.get("dumping")).as(out).isBetween(6.0, DUMPING);
    }
}
