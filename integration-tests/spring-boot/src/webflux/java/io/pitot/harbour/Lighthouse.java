package io.pitot.harbour;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Another service, which answers on a thread of its own, and the client by which it is asked. */
@Component
public class Lighthouse implements DisposableBean {

    static {
        // Else each answer waits for its client's acknowledgement of the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    private final WebClient client;

    Lighthouse() throws IOException {
        server.createContext("/dark", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.createContext("/lit", exchange -> {
            byte[] answer = {'l', 'i', 't'};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        client = WebClient.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Its answer to that path, or the exception that the client makes of it. */
    Mono<String> ask(String path) {
        return client.get().uri(path).retrieve().bodyToMono(String.class);
    }

    @Override
    public void destroy() {
        server.stop(0);
    }
}
