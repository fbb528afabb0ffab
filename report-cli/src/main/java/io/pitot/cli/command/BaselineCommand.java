package io.pitot.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitot baseline}: keeps what is known of a service, and what is to be left as it is. */
@Command(
        name = "baseline",
        description = "Keeps what is known of a service, for check to compare with.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class BaselineCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** The verb with its own verbs. */
    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new BaselineCommand())
                .addSubcommand(new BaselineUpdateCommand())
                .addSubcommand(new BaselineListCommand(surroundings))
                .addSubcommand(new BaselineMuteCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "a verb is missing: update, list or mute");
    }
}
