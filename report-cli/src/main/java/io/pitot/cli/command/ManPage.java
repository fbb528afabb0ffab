package io.pitot.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual's page on a command, in the language of {@code man(7)}. */
final class ManPage {

    private final CommandSpec command;
    private final String version;
    private final StringBuilder page = new StringBuilder();

    /** @param version what the foot of the page says */
    ManPage(CommandSpec command, String version) {
        this.command = command;
        this.version = version;
    }

    /** {@code pitot-baseline-update}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    String text() {
        String name = name(command);
        macro("TH", name.toUpperCase(Locale.ROOT), "1", "", version, "Pitot");
        macro("SH", "NAME");
        page.append(escaped(name))
                .append(" \\- ")
                .append(escaped(description()))
                .append('\n');
        macro("SH", "SYNOPSIS");
        line(synopsis());
        macro("SH", "DESCRIPTION");
        line(description());
        List<OptionSpec> options =
                command.options().stream().filter(option -> !option.hidden()).toList();
        if (!command.positionalParameters().isEmpty()) {
            macro("SH", "ARGUMENTS");
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", Descriptions.of(parameter));
            }
        }
        macro("SH", "OPTIONS");
        for (OptionSpec option : options) {
            item(tag(option), Descriptions.of(option));
        }
        verbs();
        exitCodes();
        seeAlso();
        return page.toString();
    }

    private String description() {
        return String.join(" ", command.usageMessage().description());
    }

    private String synopsis() {
        String words = command.positionalParameters().stream()
                .map(parameter -> {
                    String label = parameter.paramLabel() + (parameter.isMultiValue() ? "..." : "");
                    return parameter.arity().min() > 0 ? label : "[" + label + "]";
                })
                .collect(Collectors.joining(" "));
        return (command.qualifiedName() + (shownVerbs(command).isEmpty() ? "" : " VERB") + " [OPTION...] " + words)
                .strip();
    }

    private static String tag(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + "=\\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private void verbs() {
        List<CommandSpec> verbs = shownVerbs(command);
        if (verbs.isEmpty()) {
            return;
        }
        macro("SH", "VERBS");
        for (CommandSpec verb : verbs) {
            item(
                    "\\fB" + escaped(verb.name()) + "\\fR",
                    String.join(" ", verb.usageMessage().description()));
        }
    }

    private void exitCodes() {
        Map<String, String> codes = command.root().usageMessage().exitCodeList();
        macro("SH", "EXIT STATUS");
        codes.forEach((code, meaning) -> item(escaped(code), meaning));
    }

    private void seeAlso() {
        List<String> others = new ArrayList<>();
        @Nullable CommandSpec parent = command.parent();
        if (parent != null) {
            others.add(name(parent));
        }
        shownVerbs(command).forEach(verb -> others.add(name(verb)));
        if (!others.isEmpty()) {
            macro("SH", "SEE ALSO");
            line(others.stream().map(other -> other + "(1)").collect(Collectors.joining(", ")));
        }
    }

    /** Those that have a page: help is what the pages are. */
    static List<CommandSpec> shownVerbs(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(verb -> !verb.usageMessage().hidden() && !verb.name().equals("help"))
                .distinct()
                .toList();
    }

    private void item(String tag, String text) {
        page.append(".TP\n").append(tag).append('\n');
        line(text);
    }

    private void line(String text) {
        page.append(escaped(text)).append('\n');
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument)).append('"');
        }
        page.append('\n');
    }

    /** Text as text: no request, no escape sequence, hyphens that can be copied, and nothing but ASCII. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        if (text.startsWith(".") || text.startsWith("'")) {
            escaped.append("\\&");
        }
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '"' -> escaped.append("\\(dq");
                case '\n' -> escaped.append(' ');
                default -> {
                    if (c < 0x80) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append("\\[u%04X]".formatted(c));
                    }
                }
            }
        });
        return escaped.toString();
    }
}
