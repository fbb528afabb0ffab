package io.pitot.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command that was run in this JVM.
 *
 * @param exitCode what the process would have ended with
 * @param out what it printed
 * @param err what it said beside that
 */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... arguments) {
        return in(piped(null), arguments);
    }

    static CommandRun in(Surroundings surroundings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLines.create(
                        surroundings, new PrintWriter(out, true), new PrintWriter(err, true), arguments)
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Output that goes to a file or another process. */
    static Surroundings piped(@Nullable Path home) {
        return new Surroundings(false, false, 0, StandardCharsets.UTF_8, Map.of(), home);
    }
}
