package com.acme.web.calls;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** With Reactor Netty's client, which it blocks for. */
public final class ReactorNettyCalls extends HttpCalls {

    private final ConnectionProvider connections = ConnectionProvider.builder("calls")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(-1)
            .build();
    private final HttpClient client = HttpClient.create(connections).followRedirect(true);

    /** For the test. */
    public ReactorNettyCalls() {}

    @Override
    int call(String method, String url) {
        HttpClient limited = client.responseTimeout(Duration.ofMillis(timeoutMillis(url)));
        HttpClient.ResponseReceiver<?> exchange = method.equals("POST")
                ? limited.post().uri(url).send(ByteBufFlux.fromString(Mono.just(BODY)))
                : limited.get().uri(url);
        return exchange.responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .thenReturn(response.status().code()))
                .block();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
