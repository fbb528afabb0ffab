package io.pitot.cli.command;

import io.pitot.cli.analysis.Scope;
import io.pitot.cli.install.Installation;
import io.pitot.cli.render.Messages;
import io.pitot.dump.DumpFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitot run -- CMD}: a command whose JVMs run with the agent, and the report or the check on what they did. */
@Command(
        name = "run",
        description = "Runs a command with the agent in every JVM that it starts, then reports, or checks budgets.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeOnInvalidInput = ExitCodes.USAGE,
        exitCodeOnExecutionException = ExitCodes.BUG)
final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "CMD",
            description = "The command and its arguments, behind --. Its exit code is kept.")
    private List<String> command = List.of();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder for the dumps of this run, new or without dumps. Default: ./pitot/run-TIME.")
    private @Nullable Path folder;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "The name that all of the command's JVMs are reported under. Default: that of this folder.")
    private @Nullable String service;

    @Option(
            names = "--check",
            description = "Holds what was observed against budgets, as pitot check does, instead of reporting on it."
                    + " Where the command succeeds the exit code is that of the check.")
    private boolean check;

    @Mixin
    private final CheckOptions checkOptions = new CheckOptions();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** It as a verb: what is behind the first word of the command is the command's. */
    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new RunCommand(surroundings)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Messages messages = new Messages(commandLine.getErr());
        if (check) {
            // Before a build of half an hour, and not after it.
            checkOptions.budget(commandLine, messages);
        }
        Path agent = Installation.of(surroundings.home(), "run").agent();
        Path dumps = named();
        Path made = firstMissing(dumps);
        makeEmpty(dumps, commandLine);
        int exitCode = start(agent, dumps, made).waitFor();
        if (DumpFolder.list(dumps).isEmpty()) {
            messages.say(
                    "no JVM of 17 or newer was started by " + command.get(0) + ", or none could write to " + dumps);
            return exitCode != 0 || !check ? exitCode : ExitCodes.INCONCLUSIVE;
        }
        int verdict = check
                ? checkOptions.check(
                        commandLine,
                        () -> Reading.inParts(commandLine, List.of(dumps), service(), Scope.ALL, messages),
                        surroundings,
                        new ScreenOptions().screen(surroundings),
                        messages)
                : report(commandLine, dumps);
        messages.say("the dumps are kept: pitot report " + shown(dumps));
        if (exitCode != 0) {
            messages.say(command.get(0) + " ended with exit code " + exitCode);
            return exitCode;
        }
        return check ? verdict : ExitCodes.OK;
    }

    private int report(CommandLine commandLine, Path dumps) {
        return new CommandLine(new ReportCommand(surroundings))
                .setOut(commandLine.getOut())
                .setErr(commandLine.getErr())
                .execute(shown(dumps).toString(), "--service", service());
    }

    private Process start(Path agent, Path dumps, Path made) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        new AgentEnvironment(agent, dumps, service()).addTo(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            for (Path folder = dumps; folder != null && folder.startsWith(made); folder = folder.getParent()) {
                Files.deleteIfExists(folder);
            }
            throw new IOException(command.get(0) + ": cannot be run: " + e.getMessage(), e);
        }
    }

    private Path named() {
        return (folder == null ? Path.of("pitot", "run-" + TIME.format(Instant.now())) : folder)
                .toAbsolutePath()
                .normalize();
    }

    /** The topmost folder of those that are to be made for this one; below this one if it is there. */
    private static Path firstMissing(Path dumps) {
        Path missing = dumps.resolve("new");
        for (Path folder = dumps; folder != null && Files.notExists(folder); folder = folder.getParent()) {
            missing = folder;
        }
        return missing;
    }

    private static void makeEmpty(Path dumps, CommandLine commandLine) throws IOException {
        try {
            Files.createDirectories(dumps);
            if (!DumpFolder.list(dumps).isEmpty()) {
                throw new ParameterException(
                        commandLine, "--dir=" + shown(dumps) + ": holds dumps of another run: name another folder");
            }
        } catch (IOException e) {
            throw new IOException("--dir=" + shown(dumps) + ": cannot be used: " + e.getMessage(), e);
        }
    }

    private String service() {
        if (service != null) {
            return service;
        }
        Path here = Path.of("").toAbsolutePath().getFileName();
        return here == null ? "run" : here.toString();
    }

    private static Path shown(Path dumps) {
        Path here = Path.of("").toAbsolutePath();
        return dumps.startsWith(here) ? here.relativize(dumps) : dumps;
    }
}
