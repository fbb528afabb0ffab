package io.pitot.cli.command;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot generate-completion}: what a shell needs to complete words. */
@Command(
        name = "generate-completion",
        description = "Prints a script with which a shell completes verbs and options.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
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

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "bash, zsh or fish. Default: ${DEFAULT-VALUE}.")
    private Shell shell = Shell.BASH;

    @Override
    public void run() {
        CommandSpec own = Objects.requireNonNull(spec);
        CommandLine pitot = own.root().commandLine();
        // The script for bash is one for zsh, too: it loads zsh's own emulation of bash's completion.
        String script = shell == Shell.FISH
                ? new FishCompletion(pitot.getCommandSpec()).script()
                : AutoComplete.bash(own.root().name(), pitot);
        own.commandLine().getOut().print(script.stripTrailing() + "\n");
    }
}
