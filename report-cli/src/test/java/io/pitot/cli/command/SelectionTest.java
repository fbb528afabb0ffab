package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three dumps of a minute each, which begin at 14:02, 14:03 and 14:04. */
class SelectionTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeThreeDumps() throws IOException {
        for (int i = 0; i < 3; i++) {
            DumpFile.write(OrdersDumps.small("orders-api", "i-1", i), folder.resolve(i + ".json"));
        }
    }

    @Test
    void takesTheDumpsOfTheTimeAndSaysHowManyOfHowMany() {
        CommandRun run = report("--since", "2026-11-20T14:03", "--until", "2026-11-20T14:04", "--width=160");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("14:03:00→14:04:00 UTC · 100 requests · 1 of 3 dumps, 1 instance");
    }

    /** A dump is whole or not there; its middle decides, so that two stretches that adjoin share none and lose none. */
    @Test
    void ofTwoStretchesThatAdjoinEachDumpIsInOne() {
        for (String border : new String[] {"2026-11-20T14:03:20", "2026-11-20T14:03:30", "2026-11-20T14:03:40"}) {
            int before = dumps(report("--until", border));
            int after = dumps(report("--since", border));
            assertThat(before + after).as(border).isEqualTo(3);
        }
        assertThat(dumps(report("--until", "2026-11-20T14:03:30"))).isEqualTo(1);
        assertThat(dumps(report("--until", "2026-11-20T14:03:31"))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "check", "init", "baseline update", "explain 1"})
    void noDumpOfThatTimeIsNoVerdictAndSaysWhichTimesThereAre(String verb) throws IOException {
        Path budget = Files.writeString(folder.resolve("pitot.yml"), "version: 1\n");
        String line = verb + " " + folder + " --since 2026-11-21"
                + (verb.equals("check") ? " --budget " + budget : "")
                + (verb.equals("init") ? " --budget " + folder.resolve("new.yml") : "")
                + (verb.startsWith("b") || verb.equals("init") ? " --baseline " + folder.resolve("new.txt") : "");
        CommandRun run = CommandRun.of(line.split(" ", -1));
        assertThat(run.err())
                .contains("pitot: no dump of that time: those of orders-api are from 2026-11-20T14:02:00Z to"
                        + " 2026-11-20T14:05:00Z\n");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        CommandRun run = report("--since", "soon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: --since=soon: must be a time such as 14:00 ");
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        CommandRun run = report("--since", "15:00", "--until", "14:00");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: --until=14:00: must be later than --since=15:00\n");
    }

    /** What the report says to run next must be about the same dumps. */
    @Test
    void theCommandsToRunNextNameTheSameDumps() {
        CommandRun run = report("--since", "2026-11-20T14:03", "--width=200");
        assertThat(run.out())
                .contains("pitot explain 1 " + folder + " --since 2026-11-20T14:03")
                .contains("pitot report " + folder + " --since 2026-11-20T14:03 -f html -o pitot.html");
    }

    private CommandRun report(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "report";
        words[1] = folder.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return CommandRun.of(words);
    }

    private static int dumps(CommandRun run) {
        return Integer.parseInt(run.out().replaceAll("(?s).*(\\d) of 3 dumps.*", "$1"));
    }
}
