package com.acme.web.calls;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.resources.ConnectionProvider;

/** With Spring's {@link WebClient}, on Reactor Netty's client, for which it blocks. */
public final class WebClientCalls extends HttpCalls {

    private final ConnectionProvider connections = ConnectionProvider.builder("web-client")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .build();
    private final WebClient client = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(
                    HttpClient.create(connections).followRedirect(true)))
            .build();

    /** For the test. */
    public WebClientCalls() {}

    @Override
    int call(String method, String url) {
        WebClient.RequestBodySpec request = client.method(HttpMethod.valueOf(method))
                .uri(URI.create(url))
                .httpRequest(given -> {
                    HttpClientRequest own = given.getNativeRequest();
                    own.responseTimeout(Duration.ofMillis(timeoutMillis(url)));
                });
        if (method.equals("POST")) {
            request.bodyValue(BODY);
        }
        return request.exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .thenReturn(answer.statusCode().value()))
                .block();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
