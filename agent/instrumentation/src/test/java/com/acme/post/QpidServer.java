package com.acme.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;

/** Apache Qpid's broker, which speaks what RabbitMQ speaks, in this JVM; says on which port. Its guest is {@code guest}. */
public final class QpidServer implements Supplier<Integer> {

    private static final String CONFIGURATION = """
            {
              "name": "post", "modelVersion": "9.1",
              "authenticationproviders": [{
                "name": "users", "type": "Plain", "secureOnlyMechanisms": "[]",
                "users": [{"name": "guest", "password": "guest", "type": "managed"}]
              }],
              "ports": [{
                "name": "amqp", "type": "AMQP", "port": "0", "authenticationProvider": "users", "protocols": ["AMQP_0_9_1"],
                "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}]
              }],
              "virtualhostnodes": [{
                "name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
                "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\", \\"name\\": \\"default\\"}"
              }]
            }
            """;

    private final int port;

    /** Starts it, with its configuration below that folder. */
    public QpidServer(String folder) throws Exception {
        Path configuration = Files.createTempFile(Path.of(folder), "qpid", ".json");
        Files.writeString(configuration, CONFIGURATION);
        AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        new SystemLauncher(new SystemLauncherListener.DefaultSystemLauncherListener() {
                    @Override
                    public void onContainerResolve(SystemConfig<?> resolved) {
                        system.set(resolved);
                    }
                })
                .startup(Map.of(
                        "type",
                        "Memory",
                        "initialConfigurationLocation",
                        configuration.toUri().toString(),
                        "startupLoggedToSystemOut",
                        false));
        port = ((Broker<?>) system.get().getContainer())
                .getPorts().stream().mapToInt(Port::getBoundPort).findFirst().orElseThrow();
    }

    @Override
    public Integer get() {
        return port;
    }
}
