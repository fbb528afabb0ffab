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
        out.println(line.startsWith(PREFIX) ? line : PREFIX + line);
    }
}
