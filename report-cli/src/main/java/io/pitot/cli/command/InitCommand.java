package io.pitot.cli.command;

import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.analysis.budget.BudgetTemplate;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot init}: a budget file and a baseline to begin with, of what dumps show. */
final class InitCommand implements Callable<Integer> {

    private final Verb verb =
            new Verb(this, "init", "Writes a budget file and a baseline of what dumps show, to begin with.");
    private final DumpsToRead dumps = new DumpsToRead(verb);
    private final Argument<Path> budget = verb.option(
            "--budget", "FILE", BudgetToRead.DEFAULT_FILE, "The budget file to write. Default: ./${DEFAULT-VALUE}.");
    private final Argument<Path> baseline = verb.option(
            "--baseline", "FILE", BaselineToRead.DEFAULT_FILE, "The baseline to write. Default: ./${DEFAULT-VALUE}.");
    private final Argument<Boolean> force = verb.flag("--force", "Replaces files that are there.");

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        Path budget = this.budget.value();
        Path baseline = this.baseline.value();
        for (Path file : List.of(budget, baseline)) {
            if (Files.exists(file) && !force.value()) {
                throw new ParameterException(
                        commandLine, file + ": is there already: name another file, or replace it with --force");
            }
        }
        Reading observed = dumps.readInParts(messages);
        if (observed == null) {
            return ExitCodes.INCONCLUSIVE;
        }
        Run run = observed.evidence().run(Standing.NONE);
        if (run.report().empty()) {
            messages.say("nothing was observed: there is nothing to begin with");
            return ExitCodes.INCONCLUSIVE;
        }
        BaselineUpdateCommand.write(baseline, BaselineFile.text(Snapshot.of(run), false));
        BaselineUpdateCommand.write(budget, BudgetTemplate.text(run, String.valueOf(baseline.getFileName())));
        messages.say("wrote " + budget + " and " + baseline + ": read them, commit them, then: pitot check");
        return !observed.partial() ? ExitCodes.OK : ExitCodes.PARTIAL;
    }
}
