package io.pitot.cli.command;

import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the command line together: verbs, writers, and what happens when something goes wrong. */
public final class CommandLines {

    private CommandLines() {}

    /** The command line, ready to be executed; {@code execute} returns the process's exit code. */
    public static CommandLine create(Surroundings surroundings, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new PitotCommand())
                .addSubcommand(new ReportCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new DiffCommand(surroundings))
                .addSubcommand(BaselineCommand.commandLine(surroundings))
                .addSubcommand(new InitCommand())
                .addSubcommand(RunCommand.commandLine(surroundings))
                .addSubcommand(new TopCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings));
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
