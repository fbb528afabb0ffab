package io.pitot.agent.engine;

import io.pitot.dump.Instance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What this JVM is called in its dumps. */
final class ThisInstance {

    private ThisInstance() {}

    static Instance describe(EngineSettings settings) {
        return new Instance(
                UUID.randomUUID().toString().replace("-", "").substring(0, 16),
                settings.service(),
                settings.version(),
                host(),
                pid(),
                started().truncatedTo(ChronoUnit.MILLIS),
                System.getProperty("java.version") + " " + System.getProperty("java.vendor"));
    }

    private static Instant started() {
        try {
            return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        } catch (LinkageError withoutManagement) {
            return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        }
    }

    /**
     * Rather not of a {@link ProcessHandle}: it makes the JDK's first executor, whose classes are then loaded and woven for it, in applications
     * that have nothing else to weave, too. The management interface asks one as well.
     */
    private static long pid() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | RuntimeException notLinux) {
            return ProcessHandle.current().pid();
        }
    }

    /** Never asks the network: a name server that does not answer would hold up the aggregator. */
    private static String host() {
        String name = System.getenv("HOSTNAME");
        if (name == null) {
            name = System.getenv("COMPUTERNAME");
        }
        if (name == null) {
            try {
                name = Files.readString(Path.of("/proc/sys/kernel/hostname"));
            } catch (IOException | RuntimeException notLinux) {
                name = "";
            }
        }
        return name.strip();
    }
}
