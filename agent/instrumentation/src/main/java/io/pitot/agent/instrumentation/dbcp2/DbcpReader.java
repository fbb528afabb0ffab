package io.pitot.agent.instrumentation.dbcp2;

import java.util.NoSuchElementException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Reads what a pool is called and why it gave no connection. Names no class of the library, which has two names. */
public final class DbcpReader {

    private DbcpReader() {}

    /**
     * What the application calls a pool, or null if it has given it no name: of {@code
     * Catalina:type=DataSource,context=/shop,name="jdbc/main",connectionpool=connections} it is {@code jdbc/main@/shop}.
     */
    public static @Nullable String name(@Nullable ObjectName jmxName) {
        if (jmxName == null) {
            return null;
        }
        String name = jmxName.getKeyProperty("name");
        if (name == null) {
            String whole = jmxName.toString();
            int end = whole.indexOf(",connectionpool=");
            return end < 0 ? whole : whole.substring(0, end);
        }
        if (isNumbered(jmxName, name)) {
            return null;
        }
        String own = name.startsWith("\"") ? ObjectName.unquote(name) : name;
        String context = jmxName.getKeyProperty("context");
        return context == null ? own : own + "@" + context;
    }

    /** Whether none of the connections became free in time. Commons Pool says so in its message only. */
    public static boolean isTimeout(Throwable thrown) {
        if (!(thrown.getCause() instanceof NoSuchElementException none) || none.getMessage() == null) {
            return false;
        }
        return none.getMessage().startsWith("Timeout waiting")
                || none.getMessage().startsWith("Pool exhausted");
    }

    /** {@code pool}, {@code pool2}: what Commons Pool calls all that have no name, whatever is in them. */
    private static boolean isNumbered(ObjectName jmxName, String name) {
        return "GenericObjectPool".equals(jmxName.getKeyProperty("type")) && name.matches("pool\\d*");
    }
}
