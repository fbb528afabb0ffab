package io.pitot.cli.command;

import io.pitot.cli.analysis.budget.MuteText;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot baseline mute}: adds a mute to the budget file, and leaves the rest of it as it is. */
@Command(
        name = "mute",
        description = "Adds a mute to the budget file: a finding that is left as it is for a while, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class BaselineMuteCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The finding's id, the beginning of one, or a kind.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who read it.")
    private String reason = "";

    @Option(names = "--until", paramLabel = "DATE", required = true, description = "The last day of it: 2027-03-01.")
    private String until = "";

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            defaultValue = "pitot.yml",
            description = "The file to add it to, made if it is not there. Default: ./${DEFAULT-VALUE}.")
    private Path file = BudgetToRead.DEFAULT_FILE;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        if (!MuteText.isFinding(id)) {
            throw new ParameterException(
                    commandLine,
                    "ID=" + id + ": must be a finding's id with 4 digits at least, such as np1:7f3a, or a kind, such"
                            + " as N_PLUS_ONE");
        }
        if (reason.isBlank()) {
            throw new ParameterException(commandLine, "--reason=" + reason + ": must say why");
        }
        LocalDate last;
        try {
            last = LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw new ParameterException(commandLine, "--until=" + until + ": must be a date such as 2027-03-01", e);
        }
        String text = "";
        if (Files.exists(file)) {
            BudgetToRead.read(file, commandLine, messages);
            text = Files.readString(file);
        }
        try {
            BaselineUpdateCommand.write(file, MuteText.added(file, text, id, reason, last));
        } catch (WrongFile e) {
            throw new ParameterException(
                    commandLine,
                    file + ": its mutes are written so that none can be added to them: add it by hand: "
                            + MuteText.line(id, reason, last),
                    e);
        }
        messages.say(file + ": " + id + " is muted until " + last);
        return ExitCodes.OK;
    }
}
