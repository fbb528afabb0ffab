package io.pitot.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(
            paramLabel = "DUMP|DIR",
            description = "Dumps, and folders of dumps (every *.json in them). Default: ./pitot.")
    private List<Path> paths = List.of();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "The service to check, if there are dumps of several.")
    private @Nullable String service;

    @Mixin
    private final CheckOptions options = new CheckOptions();

    @Mixin
    private final ScreenOptions screenOptions = new ScreenOptions();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return options.check(
                Objects.requireNonNull(spec).commandLine(),
                paths,
                service,
                surroundings,
                screenOptions.screen(surroundings));
    }
}
