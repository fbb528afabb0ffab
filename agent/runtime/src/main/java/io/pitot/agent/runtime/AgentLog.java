package io.pitot.agent.runtime;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Pitot's lines on the standard error stream, each beginning with {@code pitot: }. Keeps the stream that the JVM
 * started with: what an application puts in its place later may lead into its logging, and the agent's threads do
 * not run the application's code.
 */
final class AgentLog implements Consumer<String> {

    private static final String PREFIX = "pitot: ";

    private final PrintStream out;

    AgentLog(PrintStream out) {
        this.out = out;
    }

    /** Writes one line, prefixed unless it already is. */
    @Override
    public void accept(String line) {
        String visible = visible(line);
        out.println(visible.startsWith(PREFIX) ? visible : PREFIX + visible);
    }

    /** What an option's value or an exception brings along must not make a second line, nor mean anything to a terminal. */
    private static String visible(String line) {
        char[] characters = line.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                characters[i] = c == '\n' || c == '\r' || c == '\t' ? ' ' : '?';
            }
        }
        return new String(characters);
    }
}
