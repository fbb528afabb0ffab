package org.example.dock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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
                EmbeddedServer.class, 
                Map.of("micronaut.server.port", -1, "tides", tides.toString(), "micronaut.caches.prices.maximum-size", 10));
    }

    @Override
    public int getAsInt() {
        return server.getPort();
    }

    @Override
    public void close() throws InterruptedException {
        ExecutorService scheduled = server.getApplicationContext()
                .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED));
        server.close();
        // Nobody else waits for a run that has begun: it would be told in the next test.
        scheduled.awaitTermination(10, TimeUnit.SECONDS);
    }
}
