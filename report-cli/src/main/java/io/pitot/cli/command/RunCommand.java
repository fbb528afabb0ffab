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
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code pitot run -- CMD}: a command whose JVMs run with the agent, and the report or the check on what they did. */
final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;
    private final Verb verb = new Verb(
            this, "run", "Runs a command with the agent in every JVM that it starts, then reports, or checks budgets.");
    private final Argument<List<String>> command =
            verb.words(0, 1, "CMD", String.class, "The command and its arguments, behind --. Its exit code is kept.");
    private final Argument<Path> folder = verb.path(
            "--dir", "DIR", "The folder for the dumps of this run, new or without dumps. Default: ./pitot/run-TIME.");
    private final Argument<String> service = verb.text(
            "--service",
            "NAME",
            "The name that all of the command's JVMs are reported under. Default: that of this folder.");
    private final Argument<Boolean> check = verb.flag(
            "--check",
            "Holds what was observed against budgets, as pitot check does, instead of reporting on it."
                    + " Where the command succeeds the exit code is that of the check.");
    private final CheckOptions checkOptions = new CheckOptions(verb);

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** It as a verb: what is behind the first word of the command is the command's. */
    CommandLine commandLine() {
        return verb.toCommandLine().setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine commandLine = verb.commandLine();
        Messages messages = new Messages(commandLine.getErr());
        if (check.value()) {
            // Before a build of half an hour, and not after it.
            checkOptions.budget(commandLine, messages);
        }
        Path agent = Installation.of(surroundings.home(), "run").agent();
        Path dumps = named();
        Path made = firstMissing(dumps);
        makeEmpty(dumps, commandLine);
        int exitCode = start(agent, dumps, made).waitFor();
        if (DumpFolder.list(dumps).isEmpty()) {
            messages.say("no JVM of 17 or newer was started by "
                    + command.value().get(0) + ", or none could write to " + dumps);
            return exitCode != 0 || !check.value() ? exitCode : ExitCodes.INCONCLUSIVE;
        }
        int verdict = check.value()
                ? checkOptions.check(
                        commandLine,
                        () -> Reading.inParts(commandLine, List.of(dumps), service(), Scope.ALL, messages),
                        surroundings,
                        ScreenOptions.unasked(surroundings),
                        messages)
                : report(commandLine, dumps);
        messages.say("the dumps are kept: pitot report " + shown(dumps));
        if (exitCode != 0) {
            messages.say(command.value().get(0) + " ended with exit code " + exitCode);
            return exitCode;
        }
        return check.value() ? verdict : ExitCodes.OK;
    }

    private int report(CommandLine commandLine, Path dumps) {
        return new ReportCommand(surroundings)
                .commandLine()
                .setOut(commandLine.getOut())
                .setErr(commandLine.getErr())
                .execute(shown(dumps).toString(), "--service", service());
    }

    private Process start(Path agent, Path dumps, Path made) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.value()).inheritIO();
        new AgentEnvironment(agent, dumps, service()).addTo(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            for (Path folder = dumps; folder != null && folder.startsWith(made); folder = folder.getParent()) {
                Files.deleteIfExists(folder);
            }
            throw new IOException(command.value().get(0) + ": cannot be run: " + e.getMessage(), e);
        }
    }

    private Path named() {
        Path folder = this.folder.given();
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
        String service = this.service.given();
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
