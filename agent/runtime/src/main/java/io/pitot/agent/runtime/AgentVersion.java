package io.pitot.agent.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Pitot's own version, which the build writes beside this class. */
final class AgentVersion {

    private AgentVersion() {}

    /** The version, or {@code unknown} if the jar is damaged. */
    static String read() {
        Properties properties = new Properties();
        try (InputStream in = AgentVersion.class.getResourceAsStream("agent.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException damagedJar) {
            // Said by whoever needs more of the jar than this.
        }
        return properties.getProperty("version", "unknown");
    }
}
