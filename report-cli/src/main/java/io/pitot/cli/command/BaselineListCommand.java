package io.pitot.cli.command;

import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.render.TerminalBaseline;
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

/** {@code pitot baseline list}: what a baseline keeps. */
@Command(
        name = "list",
        description = "Shows what a baseline keeps.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class BaselineListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            defaultValue = "pitot-baseline.json",
            description = "The file to show. Default: ./${DEFAULT-VALUE}.")
    private Path file = BaselineToRead.DEFAULT_FILE;

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    BaselineListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (!Files.exists(file)) {
            throw new IOException(file + ": no such file: pitot baseline update writes it");
        }
        if (!BaselineFile.is(file)) {
            throw new ParameterException(
                    commandLine, "--baseline=" + file + ": must be a file of pitot baseline update");
        }
        TerminalBaseline.print(BaselineFile.read(file), commandLine.getOut(), screenOptions.screen(surroundings));
        return ExitCodes.OK;
    }
}
