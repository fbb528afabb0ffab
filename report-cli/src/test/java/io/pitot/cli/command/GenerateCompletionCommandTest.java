package io.pitot.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What completes words is made of the command line itself. That bash takes it is tested with the distribution. */
class GenerateCompletionCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void bashAndZshKnowEveryVerb(String shell) {
        CommandRun run = CommandRun.of("generate-completion", shell);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("_picocli_pitot_baseline_mute()", "--source-root");
    }

    @Test
    void bashIsTheDefault() {
        assertThat(CommandRun.of("generate-completion").out())
                .isEqualTo(CommandRun.of("generate-completion", "bash").out());
    }

    @Test
    void fishKnowsVerbsOptionsValuesAndFiles() {
        CommandRun run = CommandRun.of("generate-completion", "fish");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "complete -c pitot -n __fish_use_subcommand -a diff"
                                + " -d 'Compares two sets of dumps: what became better or worse, and what only chance may have changed.'",
                        "complete -c pitot -n __fish_use_subcommand -a help"
                                + " -d 'Display help information about the specified command.'",
                        "complete -c pitot -n '__fish_seen_subcommand_from report' -F",
                        "complete -c pitot -n '__fish_seen_subcommand_from diff' -F",
                        "complete -c pitot -n '__fish_seen_subcommand_from report' -l plain"
                                + " -d 'No colour, and nothing but ASCII.'")
                .anyMatch(line -> line.startsWith(
                        "complete -c pitot -n '__fish_seen_subcommand_from report' -l color -x -a 'auto always never'"))
                .anyMatch(line -> line.startsWith("complete -c pitot -n '__fish_seen_subcommand_from baseline;"
                        + " and __fish_seen_subcommand_from mute' -l reason -x "))
                .noneMatch(line -> line.contains("generate-man"));
    }

    @Test
    void anotherShellIsRefused() {
        CommandRun run = CommandRun.of("generate-completion", "tcsh");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tcsh");
    }
}
