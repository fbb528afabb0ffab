package io.pitot.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * What {@code pitot} is told to do, and the options and words that it may be told so with, in the order in which help lists them.
 * Declared by code: to read annotations would take an eighth of a report's time (docs/decisions/0014-command-line-start.md).
 */
final class Verb {

    private final CommandSpec spec;

    /**
     * A verb without options.
     *
     * @param command is run: a {@code Runnable}, or a {@code Callable} of the exit code
     */
    Verb(Object command, String name, String description) {
        spec = CommandSpec.wrapWithoutInspection(command)
                .name(name)
                .versionProvider(new Version())
                .exitCodeOnInvalidInput(ExitCodes.USAGE)
                .exitCodeOnExecutionException(ExitCodes.BUG);
        spec.usageMessage().description(description).sortOptions(false);
    }

    /** What picocli knows of it. */
    CommandSpec spec() {
        return spec;
    }

    /** The command line that has it, once there is one. */
    CommandLine commandLine() {
        return spec.commandLine();
    }

    /** Makes its command line; the last options are those that say what it is. */
    CommandLine toCommandLine() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        return new CommandLine(spec);
    }

    /** Refuses what it was told. */
    ParameterException refusal(String message) {
        return new ParameterException(commandLine(), message);
    }

    /** An option without a value. */
    Argument<Boolean> flag(String name, String description) {
        return add(
                OptionSpec.builder(name)
                        .type(boolean.class)
                        .description(description)
                        .build(),
                false);
    }

    /** An option whose value is a text, if it is given. */
    Argument<String> text(String name, String label, String description) {
        return add(option(name, label, String.class, description).build(), null);
    }

    /** An option whose value is a file or a folder, if it is given; a short name before its name, and a space between them. */
    Argument<Path> path(String names, String label, String description) {
        return add(option(names, label, Path.class, description).build(), null);
    }

    /** An option that may be given several times, with a file or a folder each. */
    Argument<List<Path>> paths(String name, String label, String description) {
        return add(
                option(name, label, List.class, description)
                        .auxiliaryTypes(Path.class)
                        .build(),
                List.of());
    }

    /** An option whose value is a whole number, if it is given. */
    Argument<Integer> number(String name, String label, String description) {
        return add(option(name, label, int.class, description).build(), null);
    }

    /** An option that must be given; its value is a text. */
    Argument<String> required(String name, String label, String description) {
        return add(option(name, label, String.class, description).required(true).build(), null);
    }

    /** An option with a value for when it is not given, which a description names as {@code ${DEFAULT-VALUE}}; names as of {@link #path}. */
    <T> Argument<T> option(String names, String label, T otherwise, String description) {
        return add(
                option(names, label, type(otherwise), description)
                        .defaultValue(otherwise.toString())
                        .build(),
                otherwise);
    }

    /** A word that is no option and must be given, at this place among those. */
    <T> Argument<T> word(int index, String label, Class<T> type, String description) {
        return add(
                word(String.valueOf(index), label, type, description)
                        .required(true)
                        .build(),
                null);
    }

    /** The word that is no option, where there is one at most. */
    <T> Argument<T> onlyWord(String label, T otherwise, String description) {
        return add(word("0", label, type(otherwise), description).arity("0..1").build(), otherwise);
    }

    /** All words that are no options, from this place among those on; so many of them at least. */
    <T> Argument<List<T>> words(int from, int least, String label, Class<T> type, String description) {
        return add(
                word(from + "..*", label, List.class, description)
                        .arity(least + "..*")
                        .required(least > 0)
                        .auxiliaryTypes(type)
                        .build(),
                List.of());
    }

    private static OptionSpec.Builder option(String names, String label, Class<?> type, String description) {
        return OptionSpec.builder(names.split(" ", -1))
                .paramLabel(label)
                .type(type)
                .description(description);
    }

    private static PositionalParamSpec.Builder word(String index, String label, Class<?> type, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .type(type)
                .description(description);
    }

    /** Paths are of classes of their own, which differ from system to system. */
    private static Class<?> type(Object value) {
        return value instanceof Path ? Path.class : value.getClass();
    }

    private <T> Argument<T> add(ArgSpec argument, @Nullable T otherwise) {
        spec.add(argument);
        return new Argument<>(argument, otherwise);
    }
}
