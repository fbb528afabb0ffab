package io.pitot.agent.bootstrap;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;

/** Tells whether the application calls an object itself, or a library does that has its own reasons. Costs microseconds. */
final class NearestCaller {

    private static final int MAX_DEPTH = 64;

    /** What is put around consumers to observe them, and calls them for whoever calls it. */
    private static final String[] WRAPPERS = {"brave.kafka.", "io.opentelemetry.instrumentation."};

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private NearestCaller() {}

    /**
     * Whether the nearest frame of the current thread that says who calls is the application's: not the object's own, nor one
     * of the JDK, of a proxy or of a wrapper.
     */
    static boolean isApplication(Object callee) {
        return WALKER.walk(stream -> {
            Iterator<StackFrame> stack = stream.limit(MAX_DEPTH).iterator();
            while (stack.hasNext()) {
                Class<?> type = stack.next().getDeclaringClass();
                if (ApplicationCode.contains(type)) {
                    return true;
                }
                if (!type.isInstance(callee) && !ApplicationCode.isNobodys(type) && !isWrapper(type.getName())) {
                    return false;
                }
            }
            return false;
        });
    }

    private static boolean isWrapper(String type) {
        for (String prefix : WRAPPERS) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
