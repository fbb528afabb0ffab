package io.pitot.cli.command;

import io.pitot.cli.analysis.budget.BaselineFile;
import io.pitot.cli.render.TerminalBaseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot baseline list}: what a baseline keeps. */
final class BaselineListCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Verb verb = new Verb(this, "list", "Shows what a baseline keeps.");
    private final Argument<Path> file = verb.option(
            "--baseline", "FILE", BaselineToRead.DEFAULT_FILE, "The file to show. Default: ./${DEFAULT-VALUE}.");
    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    BaselineListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        Path file = this.file.value();
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
