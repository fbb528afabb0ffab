package io.pitot.cli.command;

import io.pitot.cli.render.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** How commands end: what is said when something goes wrong, and the exit code. */
// A class and not three lambdas: a JVM archives no lambda of an interface as old as picocli's.
final class Outcome implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

    /** An error that nobody catches would end the process with 1, and read as a broken budget. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) {
            new Messages(parsed.commandSpec().commandLine().getErr()).bug(e);
            return ExitCodes.BUG;
        }
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        Messages messages = new Messages(command.getErr());
        messages.say(String.valueOf(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, command.getErr());
        }
        messages.say("help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        Messages messages = new Messages(command.getErr());
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            messages.say(e.getMessage() == null ? e.toString() : e.getMessage());
            return ExitCodes.IO;
        }
        messages.bug(e);
        return ExitCodes.BUG;
    }
}
