package io.pitot.cli.command;

import io.pitot.cli.analysis.Run;
import io.pitot.cli.analysis.Standing;
import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.analysis.budget.Snapshot;
import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code pitot baseline update}: writes what dumps say into the file that check compares with. */
@Command(
        name = "update",
        description = "Writes what dumps say into the file that check compares with: to be committed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class BaselineUpdateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DumpsToRead dumps = new DumpsToRead();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            defaultValue = "pitot-baseline.json",
            description = "The file to write. Default: ./${DEFAULT-VALUE}.")
    private Path file = BaselineToRead.DEFAULT_FILE;

    @Option(
            names = "--with-times",
            description = "Durations and allocated bytes too. They differ at every run, and from machine to machine.")
    private boolean withTimes;

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
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
        write(file, BaselineFile.text(snapshot, withTimes));
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
