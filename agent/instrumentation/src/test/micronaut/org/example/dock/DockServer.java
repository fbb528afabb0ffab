package org.example.dock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.function.IntSupplier;

/** Micronaut on its own server, which is Netty. */
public final class DockServer implements IntSupplier, AutoCloseable {

    private final EmbeddedServer server;

    /**
     * Starts it on a free port.
     *
     * @param tides whether its scheduled methods run
     */
    public DockServer(Boolean tides) {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("micronaut.server.port", -1, "tides", tides.toString()));
    }

    @Override
    public int getAsInt() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
