package io.pitot.agent.benchmarks;

import com.sun.net.httpserver.HttpServer;
import io.pitot.agent.bootstrap.ObservedHttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;

/** {@link Callee#HTTP}. */
final class HttpServiceCall implements Call {

    private static final byte[] ANSWER = {'o', 'k'};

    private final HttpServer server;
    private final URL url;

    HttpServiceCall() throws IOException {
        // Else an answer's body waits for the client to have confirmed its head: 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prices/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        url = new URL("http://localhost:" + server.getAddress().getPort() + "/prices/17");
    }

    @Override
    public Object call() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        try (InputStream body = connection.getInputStream()) {
            return body.readAllBytes();
        }
    }

    @Override
    public boolean isObserved() {
        try {
            return url.openConnection() instanceof ObservedHttpCall;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
