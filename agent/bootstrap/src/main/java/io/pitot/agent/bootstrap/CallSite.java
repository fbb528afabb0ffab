package io.pitot.agent.bootstrap;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The application's own frames behind an event, innermost first, library frames left out. Immutable; there are thousands, so it is no
 * record, which would keep a list of the frames besides them.
 */
public final class CallSite {

    private final Frame[] frames;
    private final List<String> layers;

    /**
     * A call site.
     *
     * @param frames not empty
     * @param layers what lies between the innermost of them and the event, of the libraries that reach databases: {@code hibernate},
     *     {@code hibernate:collection}, {@code spring-data}, {@code library:TYPE#METHOD}; immutable, empty if there is none
     */
    public CallSite(List<Frame> frames, List<String> layers) {
        this.frames = frames.toArray(Frame[]::new);
        this.layers = layers;
    }

    /** Never empty. */
    public List<Frame> frames() {
        return Collections.unmodifiableList(Arrays.asList(frames));
    }

    /** The libraries between the innermost frame and the event, by their names. */
    public List<String> layers() {
        return layers;
    }

    /**
     * One frame.
     *
     * @param type the binary name of the class
     * @param method the method's name as compiled
     * @param file the source file's name, or null if the class file has none
     * @param line the line, or -1 if the class file has none
     */
    public record Frame(
            String type, String method, @Nullable String file, int line) {

        /** By hand: at the first comparison the JVM would link some sixty classes, while the application starts. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Frame that
                    && line == that.line
                    && method.equals(that.method)
                    && type.equals(that.type)
                    && Objects.equals(file, that.file);
        }

        @Override
        public int hashCode() {
            return ((type.hashCode() * 31 + method.hashCode()) * 31 + Objects.hashCode(file)) * 31 + line;
        }
    }
}
