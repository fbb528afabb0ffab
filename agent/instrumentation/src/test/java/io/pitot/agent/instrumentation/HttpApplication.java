package io.pitot.agent.instrumentation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.IntSupplier;

/** A running application, spoken to as a browser does. */
public final class HttpApplication {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Object server;
    private final String contextPath;

    /** @param server an {@link IntSupplier} of its port and {@link AutoCloseable} */
    public HttpApplication(Object server, String contextPath) {
        this.server = server;
        this.contextPath = contextPath;
    }

    /** The response to a GET of a path below the context path. */
    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", contextPath + path);
    }

    /** The response to a request without a body. */
    public HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Where it listens. */
    public int port() {
        return ((IntSupplier) server).getAsInt();
    }

    /** Stops its server. */
    public void stop() throws Exception {
        ((AutoCloseable) server).close();
    }
}
