package io.pitot.cli.command;

import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the command line together: verbs, writers, and what happens when something goes wrong. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * The command line, ready to be executed; {@code execute} returns the process's exit code.
     *
     * @param words what it will be executed with. Where the first is a verb, the command line has that one alone: to look at the
     *     options of all of them takes longer than most reports
     */
    public static CommandLine create(Surroundings surroundings, PrintWriter out, PrintWriter err, String... words) {
        CommandLine commandLine = new CommandLine(new PitotCommand(surroundings));
        Map<String, Supplier<Object>> verbs = verbs(surroundings);
        @Nullable Supplier<Object> only = words.length == 0 ? null : verbs.get(words[0]);
        if (only != null) {
            commandLine.addSubcommand(only.get());
        } else {
            commandLine.addSubcommand(new HelpCommand());
            verbs.values().forEach(verb -> commandLine.addSubcommand(verb.get()));
            commandLine.addSubcommand(new GenerateCompletionCommand()).addSubcommand(new GenerateManCommand());
        }
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(Help.defaultColorScheme(
                surroundings.outIsTerminal() && surroundings.wantsColour() ? Help.Ansi.ON : Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler(CommandLines::refuse);
        commandLine.setExecutionExceptionHandler(CommandLines::fail);
        commandLine.setExecutionStrategy(CommandLines::run);
        if (surroundings.columns() >= 60) {
            commandLine.setUsageHelpWidth(Math.min(surroundings.columns(), 120));
        } else {
            commandLine.setUsageHelpWidth(100);
        }
        return commandLine;
    }

    /** What can be done, in the order in which it is listed. */
    private static Map<String, Supplier<Object>> verbs(Surroundings surroundings) {
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("report", () -> new ReportCommand(surroundings));
        verbs.put("explain", () -> new ExplainCommand(surroundings));
        verbs.put("check", () -> new CheckCommand(surroundings));
        verbs.put("diff", () -> new DiffCommand(surroundings));
        verbs.put("baseline", () -> BaselineCommand.commandLine(surroundings));
        verbs.put("init", InitCommand::new);
        verbs.put("run", () -> RunCommand.commandLine(surroundings));
        verbs.put("top", () -> new TopCommand(surroundings));
        verbs.put("doctor", () -> new DoctorCommand(surroundings));
        verbs.put("demo", () -> new DemoCommand(surroundings));
        return verbs;
    }

    /** An error that nobody catches would end the process with 1, and read as a broken budget. */
    private static int run(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            new Messages(parsed.commandSpec().commandLine().getErr()).bug(e);
            return ExitCodes.BUG;
        }
    }

    private static int refuse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        Messages messages = new Messages(command.getErr());
        messages.say(String.valueOf(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, command.getErr());
        }
        messages.say("help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private static int fail(Exception e, CommandLine command, ParseResult parsed) {
        Messages messages = new Messages(command.getErr());
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            messages.say(e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCodes.IO;
        }
        messages.bug(e);
        return ExitCodes.BUG;
    }
}
