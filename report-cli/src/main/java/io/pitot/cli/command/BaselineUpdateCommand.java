package io.pitot.cli.command;

import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot baseline update}: writes what dumps say into the file that check compares with. */
final class BaselineUpdateCommand implements Callable<Integer> {

    private final Verb verb =
            new Verb(this, "update", "Writes what dumps say into the file that check compares with: to be committed.");
    private final DumpsToRead dumps = new DumpsToRead(verb);
    private final Argument<Path> file = verb.option(
            "--baseline", "FILE", BaselineToRead.DEFAULT_FILE, "The file to write. Default: ./${DEFAULT-VALUE}.");
    private final Argument<Boolean> withTimes = verb.flag(
            "--with-times",
            "Durations and allocated bytes too. They differ at every run, and from machine to machine.");

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        Path file = this.file.value();
        if (Files.exists(file) && !BaselineFile.is(file)) {
            throw new ParameterException(
                    commandLine, "--baseline=" + file + ": is there and is no baseline: name another file");
        }
        Reading observed = dumps.readInParts(messages);
        if (observed == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Run run = observed.evidence().run(Standing.NONE);
        if (run.report().empty()) {
            messages.say("nothing was observed: " + file + " is left as it is");
            return ExitCodes.INCONCLUSIVE;
        }
        Snapshot snapshot = Snapshot.of(run);
        write(file, BaselineFile.text(snapshot, withTimes.value()));
        messages.say("%s: %d findings, %d endpoints, models and caches"
                .formatted(file, snapshot.findings().size(), snapshot.measured().size()));
        return !observed.partial() ? ExitCodes.OK : ExitCodes.PARTIAL;
    }

    static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
