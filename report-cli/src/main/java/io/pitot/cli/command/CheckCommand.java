package io.pitot.cli.command;

import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pitot check}: fails a build on a broken budget or a finding that the baseline does not have. */
@Command(
        name = "check",
        description = "Holds dumps against budgets and a baseline: fails a build on what is broken.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DumpsToRead dumps = new DumpsToRead();

    @Mixin
    private final CheckOptions options = new CheckOptions();

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        return options.check(
                commandLine,
                () -> dumps.readInParts(messages),
                surroundings,
                screenOptions.screen(surroundings),
                messages);
    }
}
