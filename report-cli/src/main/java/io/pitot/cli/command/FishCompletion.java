package io.pitot.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What fish needs to complete words: a line for each verb and each option, with what it is for. */
final class FishCompletion {

    private final CommandSpec root;
    private final StringBuilder script = new StringBuilder();

    FishCompletion(CommandSpec root) {
        this.root = root;
    }

    String script() {
        script.append("# Completion of ").append(root.name()).append(" for fish.\n");
        // Words are no files, unless a line below says so.
        line("-f");
        add(root, List.of());
        return script.toString();
    }

    private void add(CommandSpec command, List<String> path) {
        String condition = condition(command, path);
        Set<String> seen = new HashSet<>();
        for (CommandLine verb : command.subcommands().values()) {
            CommandSpec spec = verb.getCommandSpec();
            if (!spec.usageMessage().hidden() && seen.add(spec.name())) {
                line(condition + " -a " + spec.name() + described(purpose(spec)));
            }
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                line(condition + names(option) + values(option) + described(Descriptions.of(option)));
            }
        }
        if (command.positionalParameters().stream().anyMatch(FishCompletion::takesFiles)) {
            line(condition + " -F");
        }
        seen.clear();
        for (CommandLine verb : command.subcommands().values()) {
            CommandSpec spec = verb.getCommandSpec();
            if (!spec.usageMessage().hidden() && seen.add(spec.name())) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(spec.name());
                add(spec, deeper);
            }
        }
    }

    /** picocli says in the header what its own help is for. */
    private static String[] purpose(CommandSpec verb) {
        String[] header = verb.usageMessage().header();
        return header.length > 0 ? header : verb.usageMessage().description();
    }

    /** When a line holds: behind the command's own words, and not behind those of a verb of its. */
    private static String condition(CommandSpec command, List<String> path) {
        if (path.isEmpty()) {
            return " -n __fish_use_subcommand";
        }
        String behind =
                path.stream().map(verb -> "__fish_seen_subcommand_from " + verb).collect(Collectors.joining("; and "));
        String deeper = String.join(" ", command.subcommands().keySet());
        return " -n '" + behind + (deeper.isEmpty() ? "" : "; and not __fish_seen_subcommand_from " + deeper) + "'";
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        Iterable<String> candidates = option.completionCandidates();
        if (candidates != null) {
            String words = StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
            return " -x -a " + quoted(words);
        }
        return takesFiles(option) ? " -r -F" : " -x";
    }

    private static boolean takesFiles(ArgSpec argument) {
        return argument.auxiliaryTypes().length > 0
                ? List.of(argument.auxiliaryTypes()).contains(Path.class)
                : argument.type() == Path.class;
    }

    private static String described(String... lines) {
        return " -d " + quoted(String.join(" ", lines));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String rest) {
        script.append("complete -c ")
                .append(root.name())
                .append(rest.startsWith(" ") ? "" : " ")
                .append(rest)
                .append('\n');
    }
}
