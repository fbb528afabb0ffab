package io.pitot.dump;

import java.util.List;

/**
 * The application's own frames behind an event, innermost first.
 *
 * @param id {@code s:} and 16 hex digits of the hash of frames and layers
 * @param frames never empty
 * @param layers which libraries that reach databases lie between the innermost frame and the event, and what was asked of them:
 *     {@code hibernate}, {@code hibernate:collection}, {@code spring-data}; empty if there is none
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
    }

    /** One of two accounts of the same call site, which should be equal. */
    CallSite or(CallSite other) {
        return equals(other) || toString().compareTo(other.toString()) <= 0 ? this : other;
    }
}
