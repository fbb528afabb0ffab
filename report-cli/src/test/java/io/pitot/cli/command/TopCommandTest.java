package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {

    @TempDir
    private Path folder;

    @Test
    void showsASingleDump() throws IOException {
        Path dump = folder.resolve("a.json");
        DumpFile.write(OrdersDumps.small("orders", "a", 0), dump);

        CommandRun top = CommandRun.of("top", "--once", dump.toString());

        assertThat(top.exitCode()).as(top.toString()).isZero();
        assertThat(top.out())
                .startsWith("pitot top · orders · 1 instance · not live · last 60 s")
                .contains("GET /orders", "no folder to ask agents in: this is what the dumps say")
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhatItWaitsForWhereThereIsNothing() {
        CommandRun top =
                CommandRun.of("top", "--once", folder.resolve("nowhere").toString());

        assertThat(top.exitCode()).isEqualTo(ExitCodes.INCONCLUSIVE);
        assertThat(top.out()).isEmpty();
        assertThat(top.err()).contains("waiting for the folder ").contains("-javaagent:pitot-agent.jar");
    }

    @Test
    void asksWhichServiceIsMeant() throws IOException {
        DumpFile.write(
                OrdersDumps.small("orders", "a", 0), folder.resolve("pitot-orders-20261120T140300Z-a-000000.json"));
        DumpFile.write(
                OrdersDumps.small("stock", "b", 0), folder.resolve("pitot-stock-20261120T140300Z-b-000000.json"));

        CommandRun top = CommandRun.of("top", "--once", folder.toString());

        assertThat(top.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(top.err()).contains("dumps of 2 services: choose one with --service: orders, stock");
        assertThat(folder.resolve(DumpFolder.WATCHED)).doesNotExist();
    }

    @Test
    void refusesIntervalsThatAreNone() {
        CommandRun top = CommandRun.of("top", "--interval", "0");

        assertThat(top.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(top.err()).contains("--interval=0: must be 1 to 60");
    }
}
