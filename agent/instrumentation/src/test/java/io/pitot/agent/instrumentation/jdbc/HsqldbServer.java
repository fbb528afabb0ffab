package io.pitot.agent.instrumentation.jdbc;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;

/** A real server in this JVM, with one database in memory, out of the driver's jar. */
final class HsqldbServer {

    private final Object server;
    private final int port;

    HsqldbServer(DriverJar driver, String database) throws ReflectiveOperationException, IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = driver.source("org.hsqldb.server.Server")
                .set("Port", port)
                .set("Silent", true)
                .get();
        server.getClass().getMethod("setLogWriter", PrintWriter.class).invoke(server, (Object) null);
        server.getClass().getMethod("setErrWriter", PrintWriter.class).invoke(server, (Object) null);
        indexed("setDatabaseName", database);
        indexed("setDatabasePath", "mem:" + database);
        server.getClass().getMethod("start").invoke(server);
    }

    int port() {
        return port;
    }

    void close() throws ReflectiveOperationException {
        server.getClass().getMethod("stop").invoke(server);
    }

    private void indexed(String setter, String value) throws ReflectiveOperationException {
        server.getClass().getMethod(setter, int.class, String.class).invoke(server, 0, value);
    }
}
