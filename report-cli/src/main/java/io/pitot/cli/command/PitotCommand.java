package io.pitot.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitot} without a verb. */
@Command(
        name = "pitot",
        description = "Finds what makes a Java application slow, and names the line of source.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a budget is broken, or the doctor found something bad",
            "2:the command line or the budget file is wrong",
            "3:no verdict: no dump was found, too little was observed, or nothing to compare with",
            "4:reported, but some of the input was skipped",
            "70:an error in Pitot",
            "75:something could not be read, written or run",
            "130:interrupted"
        },
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class PitotCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    PitotCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where the command line runs. */
    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "a verb is missing");
        }
    }
}
