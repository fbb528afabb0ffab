package io.pitot.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's own frames behind an event, innermost first.
 *
 * @param id {@code s:} and 16 hex digits of the hash of frames and layers
 * @param frames never empty
 * @param layers which libraries that reach databases lie between the innermost frame and the event, and what was asked of them:
 *     {@code hibernate}, {@code hibernate:collection}, {@code spring-data}; and, as {@code library:TYPE#METHOD}, the method of a library
 *     with tables of its own that the innermost frame calls; empty if there is none
 */
public record CallSite(String id, List<Frame> frames, List<String> layers) {

    /**
     * One frame.
     *
     * @param type binary name of the class
     * @param method the method's name as compiled
     * @param file name of the source file, or empty if the class file has none
     * @param line the line, or -1 if the class file has none
     */
    public record Frame(String type, String method, String file, int line) {

        /** Native methods, whose line the JDK calls -2, have none. */
        public Frame {
            line = Math.max(line, -1);
        }

        // Not the record's own, which the JVM puts together at their first use, and every command would wait for.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Frame frame
                    && line == frame.line
                    && type.equals(frame.type)
                    && method.equals(frame.method)
                    && file.equals(frame.file);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * type.hashCode() + method.hashCode()) + file.hashCode()) + line;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallSite site
                && id.equals(site.id)
                && frames.equals(site.frames)
                && layers.equals(site.layers);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** One of two accounts of the same call site, which should be equal. */
    CallSite or(CallSite other) {
        return equals(other) || toString().compareTo(other.toString()) <= 0 ? this : other;
    }
}
