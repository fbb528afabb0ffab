package io.pitot.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code pitot generate-man DIR}: the manual's pages, one for each verb, for the distribution. */
final class GenerateManCommand implements Callable<Integer> {

    private final Verb verb = new Verb(this, "generate-man", "Writes the manual's pages into a folder.");
    private final Argument<Path> folder =
            verb.word(0, "DIR", Path.class, "The folder, which is made if it is not there.");

    CommandLine commandLine() {
        verb.spec().usageMessage().hidden(true);
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder.value());
        write(verb.spec().root(), new Version().getVersion()[0]);
        return ExitCodes.OK;
    }

    private void write(CommandSpec command, String version) throws IOException {
        Files.writeString(folder.value().resolve(ManPage.name(command) + ".1"), new ManPage(command, version).text());
        for (CommandSpec verb : ManPage.shownVerbs(command)) {
            write(verb, version);
        }
    }
}
