package io.pitot.cli.command;

import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code pitot check}: fails a build on a broken budget or a finding that the baseline does not have. */
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final Verb verb =
            new Verb(this, "check", "Holds dumps against budgets and a baseline: fails a build on what is broken.");
    private final DumpsToRead dumps = new DumpsToRead(verb);
    private final CheckOptions options = new CheckOptions(verb);

    private final ScreenOptions screenOptions = new ScreenOptions(verb);

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    CommandLine commandLine() {
        return verb.toCommandLine();
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        return options.check(
                commandLine,
                () -> dumps.readInParts(messages),
                surroundings,
                screenOptions.screen(surroundings),
                messages);
    }
}
