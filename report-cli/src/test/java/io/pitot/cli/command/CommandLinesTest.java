package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"report", "explain", "demo"})
    void everyVerbHasHelp(String verb) {
        CommandRun run = CommandRun.of(verb, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: pitot " + verb).contains("--width=COLUMNS");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "diff", "init", "baseline", "baseline update", "baseline list", "baseline mute"})
    void everyVerbOfTheGateHasHelp(String verbs) {
        String[] words = (verbs + " --help").split(" ", -1);
        CommandRun run = CommandRun.of(words);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: pitot " + verbs + " ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpListsVerbsAndExitCodes() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("report", "explain", "demo", "Exit codes:", "130");
    }

    @Test
    void saysItsVersion() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("pitot ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void aMisspeltVerbGetsASuggestion() {
        CommandRun run = CommandRun.of("repotr");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'repotr'").contains("Did you mean: pitot report?");
    }

    @Test
    void withoutAVerbItIsAUsageError() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("pitot: a verb is missing\n");
    }
}
