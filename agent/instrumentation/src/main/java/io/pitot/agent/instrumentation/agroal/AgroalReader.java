package io.pitot.agent.instrumentation.agroal;

import io.pitot.agent.bootstrap.ExposedField;
import java.util.List;

/** Reads connection handlers and exceptions. Defined into the loader of Agroal itself. */
public final class AgroalReader {

    private AgroalReader() {}

    /** How many of a pool's connections are handed out. The list is one of those that are copied when they change. */
    public static int active(List<?> handlers) {
        int active = 0;
        for (Object handler : handlers) {
            if (handler instanceof ExposedField exposed && exposed.pitot$field() instanceof Enum<?> state) {
                String name = state.name();
                // FLUSH: it is still in use and will be closed instead of going back.
                active += name.equals("CHECKED_OUT") || name.equals("FLUSH") ? 1 : 0;
            }
        }
        return active;
    }

    /** Whether none of the connections became free in time. Agroal says so in its message only. */
    public static boolean isTimeout(Throwable thrown) {
        String message = thrown.getMessage();
        return message != null && message.contains("cquisition timeout");
    }
}
