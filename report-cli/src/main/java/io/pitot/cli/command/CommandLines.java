package io.pitot.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;

/** Puts the command line together: verbs, writers, and how they end. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * The command line, ready to be executed; {@code execute} returns the process's exit code.
     *
     * @param words what it will be executed with. Where the first is a verb, the command line has that one alone: to look at the
     *     options of all of them takes longer than most reports
     */
    public static CommandLine create(Surroundings surroundings, PrintWriter out, PrintWriter err, String... words) {
        CommandLine commandLine = new PitotCommand(surroundings).commandLine();
        Map<String, Supplier<CommandLine>> verbs = verbs(surroundings);
        @Nullable Supplier<CommandLine> only = words.length == 0 ? null : verbs.get(words[0]);
        if (only != null) {
            commandLine.addSubcommand(only.get());
        } else {
            commandLine.addSubcommand(new HelpCommand());
            verbs.values().forEach(verb -> commandLine.addSubcommand(verb.get()));
            commandLine
                    .addSubcommand(new GenerateCompletionCommand().commandLine())
                    .addSubcommand(new GenerateManCommand().commandLine());
        }
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setColorScheme(Help.defaultColorScheme(
                surroundings.outIsTerminal() && surroundings.wantsColour() ? Help.Ansi.ON : Help.Ansi.OFF));
        Outcome outcome = new Outcome();
        commandLine.setParameterExceptionHandler(outcome);
        commandLine.setExecutionExceptionHandler(outcome);
        commandLine.setExecutionStrategy(outcome);
        if (surroundings.columns() >= 60) {
            commandLine.setUsageHelpWidth(Math.min(surroundings.columns(), 120));
        } else {
            commandLine.setUsageHelpWidth(100);
        }
        return commandLine;
    }

    /** What can be done, in the order in which it is listed. */
    private static Map<String, Supplier<CommandLine>> verbs(Surroundings surroundings) {
        Map<String, Supplier<CommandLine>> verbs = new LinkedHashMap<>();
        verbs.put("report", () -> new ReportCommand(surroundings).commandLine());
        verbs.put("explain", () -> new ExplainCommand(surroundings).commandLine());
        verbs.put("check", () -> new CheckCommand(surroundings).commandLine());
        verbs.put("diff", () -> new DiffCommand(surroundings).commandLine());
        verbs.put("baseline", () -> new BaselineCommand(surroundings).commandLine());
        verbs.put("init", () -> new InitCommand().commandLine());
        verbs.put("run", () -> new RunCommand(surroundings).commandLine());
        verbs.put("top", () -> new TopCommand(surroundings).commandLine());
        verbs.put("doctor", () -> new DoctorCommand(surroundings).commandLine());
        verbs.put("demo", () -> new DemoCommand(surroundings).commandLine());
        return verbs;
    }
}
