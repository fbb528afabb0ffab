package io.pitot.cli.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command runs. The launcher knows what a JVM cannot find out: {@code System.console()} is null as
 * soon as standard input is piped.
 *
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param columns the terminal's width, or 0 if unknown
 * @param charset what standard output understands
 * @param environment the process's environment variables
 * @param home the folder that Pitot is in, or null if the launcher did not say
 */
public record Surroundings(
        boolean outIsTerminal,
        boolean errIsTerminal,
        int columns,
        Charset charset,
        Map<String, String> environment,
        @Nullable Path home) {

    /** What the launcher and the environment say. */
    public static Surroundings ofThisProcess() {
        String home = System.getProperty("pitot.home");
        return new Surroundings(
                Boolean.getBoolean("pitot.terminal.stdout"),
                Boolean.getBoolean("pitot.terminal.stderr"),
                Integer.getInteger("pitot.terminal.columns", 0),
                outputCharset(),
                System.getenv(),
                home == null ? null : Path.of(home));
    }

    /** The same for what goes to a file in UTF-8. */
    Surroundings ofFile() {
        return new Surroundings(false, errIsTerminal, 0, StandardCharsets.UTF_8, environment, home);
    }

    /** Whether a terminal shows colours and nobody asked for none. */
    boolean wantsColour() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Whether blocks, arrows and bullets can be written. */
    boolean showsSymbols() {
        return charset.newEncoder().canEncode("█…←●");
    }

    private static Charset outputCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
