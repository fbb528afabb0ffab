package io.pitot.agent.engine;

import io.pitot.dump.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What this JVM is called in its dumps. */
final class ThisInstance {

    private ThisInstance() {}

    static Instance describe(EngineSettings settings) {
        ProcessHandle process = ProcessHandle.current();
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        return new Instance(
                UUID.randomUUID().toString().replace("-", "").substring(0, 16),
                settings.service(),
                settings.version(),
                host(),
                process.pid(),
                started.truncatedTo(ChronoUnit.MILLIS),
                System.getProperty("java.version") + " " + System.getProperty("java.vendor"));
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
