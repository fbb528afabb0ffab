package io.pitot.agent.bootstrap;

import java.util.List;

/**
 * The application's own frames behind an event, innermost first, library frames left out.
 *
 * @param frames never empty
 */
public record CallSite(List<Frame> frames) {

    /**
     * One frame.
     *
     * @param type the binary name of the class
     * @param method the method's name as compiled
     * @param file the source file's name, or null if the class file has none
     * @param line the line, or -1 if the class file has none
     */
    public record Frame(
            String type, String method, @Nullable String file, int line) {}
}
