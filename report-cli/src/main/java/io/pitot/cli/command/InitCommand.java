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
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitot init}: a budget file and a baseline to begin with, of what dumps show. */
@Command(
        name = "init",
        description = "Writes a budget file and a baseline of what dumps show, to begin with.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class InitCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DumpsToRead dumps = new DumpsToRead();

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            defaultValue = "pitot.yml",
            description = "The budget file to write. Default: ./${DEFAULT-VALUE}.")
    private Path budget = BudgetToRead.DEFAULT_FILE;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            defaultValue = "pitot-baseline.json",
            description = "The baseline to write. Default: ./${DEFAULT-VALUE}.")
    private Path baseline = BaselineToRead.DEFAULT_FILE;

    @Option(names = "--force", description = "Replaces files that are there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        for (Path file : List.of(budget, baseline)) {
            if (Files.exists(file) && !force) {
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
