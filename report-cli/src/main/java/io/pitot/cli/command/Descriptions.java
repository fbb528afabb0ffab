package io.pitot.cli.command;

import picocli.CommandLine.Model.ArgSpec;

/** What options and parameters are for, as {@code --help} says it. */
final class Descriptions {

    private Descriptions() {}

    /** In one line, with the default in its place. */
    static String of(ArgSpec argument) {
        return String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }
}
