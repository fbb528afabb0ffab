package io.pitot.agent.instrumentation.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventLayout;
import io.pitot.agent.instrumentation.HttpApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That of Quarkus 3. */
class Vertx45Test extends VertxContract {

    Vertx45Test() {
        super(List.of("vertx45", "netty41"));
    }

    @Test
    void requestsInOnePipelineKeepTheirQueriesApart() throws Exception {
        assertPipelineKeepsQueriesApart();
    }

    @Test
    void streamsOfOneHttp2ConnectionKeepTheirQueriesApart() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request asks for the upgrade; the others wait for it.
        assertThat(answers(client, List.of("plain"))).isEqualTo(Map.of(200, 1));
        events.awaitRequests(1);
        events.clear();
        List<String> routes = Collections.nCopies(50, "both");

        assertThat(answers(client, routes)).isEqualTo(Map.of(200, routes.size()));

        assertQueriesOfEach(events.awaitRequests(routes.size()), routes);
    }

    @Test
    void whatIsCompressedIsKnownOfStreamsOfHttp2() throws Exception {
        HttpApplication compressing = startCompressing();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        try {
            for (int port : new int[] {application().port(), compressing.port()}) {
                for (String route : List.of("text", "blocked-text")) {
                    URI uri = URI.create("http://localhost:" + port + "/" + route + "/4000");
                    client.send(
                            HttpRequest.newBuilder(uri)
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        } finally {
            compressing.stop();
        }

        assertThat(events.awaitRequests(4))
                .extracting(event -> event.has(EventLayout.FLAG_UNCOMPRESSED))
                .containsExactly(true, true, false, false);
    }
}
