package io.pitot.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot generate-man DIR}: the manual's pages, one for each verb, for the distribution. */
@Command(
        name = "generate-man",
        description = "Writes the manual's pages into a folder.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        hidden = true,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class GenerateManCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder, which is made if it is not there.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        write(Objects.requireNonNull(spec).root(), new Version().getVersion()[0]);
        return ExitCodes.OK;
    }

    private void write(CommandSpec command, String version) throws IOException {
        Files.writeString(folder.resolve(ManPage.name(command) + ".1"), new ManPage(command, version).text());
        for (CommandSpec verb : ManPage.shownVerbs(command)) {
            write(verb, version);
        }
    }
}
