package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpFile;
import io.pitot.dump.Finding;
import io.pitot.findings.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingOptionsTest {

    @TempDir
    private Path folder;

    private Path dump;
    private Path budget;
    private Finding finding;

    @BeforeEach
    void writeADump() throws IOException {
        Dump small = OrdersDumps.small("orders-api", "i-1", 0);
        dump = folder.resolve("a.json");
        budget = folder.resolve("pitot.yml");
        DumpFile.write(small, dump);
        finding = Findings.judge(small).get(0);
    }

    private CommandRun report(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "report";
        words[1] = dump.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return CommandRun.of(words);
    }

    private CommandRun reportWithMute(String mute) throws IOException {
        Files.writeString(budget, "version: 1\nmute:\n  - " + mute + "\n");
        return report("--budget", budget.toString(), "--all");
    }

    @Test
    void whatIsMutedCostsNothingAndIsToldWithItsReason() throws IOException {
        CommandRun run = reportWithMute(
                "{finding: \"" + finding.id() + "\", reason: \"the bank is slow, ADR-42\", until: 2027-03-01}");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("HEALTH 100/100", "nothing found")
                .contains("muted " + finding.id() + " " + finding.title())
                .containsPattern("the bank\\s+is slow, ADR-42, until 2027-03-01");
    }

    @Test
    void mutesGoByEndpointKindAndLine() throws IOException {
        String rest = ", reason: known, until: 2027-03-01}";
        assertThat(reportWithMute("{endpoint: \"" + finding.endpoint() + "\"" + rest)
                        .out())
                .contains("HEALTH 100/100");
        assertThat(reportWithMute("{endpoint: \"" + finding.endpoint().substring(0, 5) + "*\"" + rest)
                        .out())
                .contains("HEALTH 100/100");
        assertThat(reportWithMute("{finding: " + finding.kind() + rest).out()).contains("HEALTH 100/100");
        CommandRun elsewhere = reportWithMute("{finding: " + finding.kind() + ", site: com.acme.Other#list" + rest);
        assertThat(elsewhere.out()).doesNotContain("HEALTH 100/100");
        assertThat(elsewhere.err())
                .isEqualTo(
                        "pitot: mute of finding " + finding.kind() + ", site com.acme.Other#list: matches nothing\n");
    }

    /** By the dumps' own time: a report of old dumps says the same on any day. */
    @Test
    void aMuteEndsWithItsLastDay() throws IOException {
        String about = "{finding: \"" + finding.id() + "\", reason: known, until: ";
        assertThat(reportWithMute(about + "2026-11-20}").out()).contains("HEALTH 100/100");

        CommandRun over = reportWithMute(about + "2026-11-19}");
        assertThat(over.out()).doesNotContain("HEALTH 100/100");
        assertThat(over.err()).isEqualTo("pitot: mute of finding " + finding.id() + ": ended on 2026-11-19\n");
    }

    @Test
    void allThatIsWrongWithTheFileIsToldAtOnce() throws IOException {
        Files.writeString(budget, """
                version: 2
                mutes: []
                mute:
                  - {finding: np1, until: soon}
                  - {reason: known, until: 2027-03-01, severity: LOW}
                  - np1:7f3a91c2
                """);
        CommandRun run = report("--budget", budget.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().replace("pitot: " + budget + ":", "").lines())
                .containsExactly(
                        "1:10: version=2: must be 1",
                        "2:1: mutes: no such key; must be one of caches, defaults, endpoints, min-requests, models, mute,"
                                + " version",
                        "4:5: mute[1].reason: must say why",
                        "4:15: mute[1].finding=np1: must be a finding's id with 4 digits at least, such as np1:7f3a, or a"
                                + " kind, such as N_PLUS_ONE",
                        "4:27: mute[1].until=soon: must be a date such as 2027-03-01",
                        "5:5: mute[2]: must say what it is about: finding, endpoint or site",
                        "5:40: mute[2].severity: no such key; must be one of endpoint, finding, reason, site, until",
                        "6:5: mute[3]=np1:7f3a91c2: must be a mapping such as {finding: \"np1:7f3a91c2\", reason: \"…\", until:"
                                + " 2027-03-01}",
                        "pitot: help: pitot report --help");
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() throws IOException {
        Files.writeString(budget, "mute: [");
        CommandRun run = report("--budget", budget.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: " + budget + ":1:8: no YAML: ");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        CommandRun run = report("--budget", folder.resolve("none.yml").toString());

        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err()).contains("none.yml: cannot be read");
    }

    @Test
    void findingsAreKnownToABaselineOfTheSameDumpsAndNothingIsGone() {
        CommandRun run = report("--baseline", dump.toString());

        assertThat(run.out()).contains("· known ·").doesNotContain("NEW", "fixed ");
    }

    @Test
    void findingsAreNewToABaselineWithoutThemAndFixedTheOtherWayRound() throws IOException {
        Path healthy = folder.resolve("healthy.json");
        DumpFile.write(OrdersDumps.healthy("orders-api", "i-3"), healthy);

        assertThat(report("--baseline", healthy.toString()).out()).contains("· NEW ·");
        CommandRun fixed = CommandRun.of("report", healthy.toString(), "--baseline", dump.toString());
        assertThat(fixed.out()).contains("nothing found").contains("fixed " + finding.id() + " " + finding.title());
    }

    @Test
    void aPageComparesWithTheDumpsOfABaseline() throws IOException {
        Path healthy = folder.resolve("healthy.json");
        DumpFile.write(OrdersDumps.healthy("orders-api", "i-3"), healthy);
        String heading = "Compared with the baseline</h2>";

        assertThat(report("--baseline", healthy.toString(), "--format", "html").out())
                .contains(heading, "All in all: ");
        assertThat(report("--format", "html").out()).doesNotContain(heading);
        assertThat(report("--baseline", healthy.toString(), "--format", "html", "--endpoint", "GET *")
                        .out())
                .doesNotContain(heading);
    }

    @Test
    void aBaselineOfAnotherServiceIsRefused() throws IOException {
        Path other = folder.resolve("other.json");
        DumpFile.write(OrdersDumps.small("billing", "i-9", 0), other);
        CommandRun run = report("--baseline", other.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--baseline=" + other + ": must have dumps of orders-api, has billing");
    }
}
