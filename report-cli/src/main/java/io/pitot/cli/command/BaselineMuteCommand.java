package io.pitot.cli.command;

import io.pitot.cli.analysis.budget.MuteText;
import io.pitot.cli.analysis.yaml.WrongFile;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot baseline mute}: adds a mute to the budget file, and leaves the rest of it as it is. */
final class BaselineMuteCommand implements Callable<Integer> {

    private final Verb verb = new Verb(
            this, "mute", "Adds a mute to the budget file: a finding that is left as it is for a while, and why.");
    private final Argument<String> reason = verb.required("--reason", "TEXT", "Why, for those who read it.");
    private final Argument<String> until = verb.required("--until", "DATE", "The last day of it: 2027-03-01.");
    private final Argument<String> id =
            verb.word(0, "ID", String.class, "The finding's id, the beginning of one, or a kind.");
    private final Argument<Path> file = verb.option(
            "--budget",
            "FILE",
            BudgetToRead.DEFAULT_FILE,
            "The file to add it to, made if it is not there. Default: ./${DEFAULT-VALUE}.");

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        String id = this.id.value();
        String reason = this.reason.value();
        String until = this.until.value();
        Path file = this.file.value();
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
