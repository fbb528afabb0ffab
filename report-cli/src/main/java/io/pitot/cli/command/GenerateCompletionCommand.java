package io.pitot.cli.command;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code pitot generate-completion}: what a shell needs to complete words. */
final class GenerateCompletionCommand implements Runnable {

    /** What scripts are made for. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Verb verb =
            new Verb(this, "generate-completion", "Prints a script with which a shell completes verbs and options.");
    private final Argument<Shell> shell = verb.onlyWord("SHELL", Shell.BASH, "bash, zsh or fish. Default: bash.");

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public void run() {
        CommandSpec own = verb.spec();
        CommandLine pitot = own.root().commandLine();
        // The script for bash is one for zsh, too: it loads zsh's own emulation of bash's completion.
        String script = shell.value() == Shell.FISH
                ? new FishCompletion(pitot.getCommandSpec()).script()
                : AutoComplete.bash(own.root().name(), pitot);
        own.commandLine().getOut().print(script.stripTrailing() + "\n");
    }
}
