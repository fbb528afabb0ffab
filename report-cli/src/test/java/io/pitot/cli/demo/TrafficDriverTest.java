package io.pitot.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficDriverTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private URI address;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/fails") ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsEveryRequestOnceAndPhasesOneAfterTheOther() throws Exception {
        List<Traffic.Request> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(new Traffic.Request("GET", "/x/" + i, ""));
        }
        Traffic traffic = new Traffic(List.of(
                new Traffic.Phase("first", 4, many),
                new Traffic.Phase("second", 1, List.of(new Traffic.Request("POST", "/y?z=1", "{\"a\": 1}")))));
        List<String> phases = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();

        TrafficDriver.drive(traffic, address, phases::add, answered::incrementAndGet);

        assertThat(phases).containsExactly("first", "second");
        assertThat(answered).hasValue(51);
        assertThat(asked).hasSize(51).doesNotHaveDuplicates();
        assertThat(asked.get(50)).isEqualTo("POST /y?z=1 {\"a\": 1}");
    }

    @Test
    void anErrorStatusIsAnAnswer() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        TrafficDriver.drive(one("/fails"), address, phase -> {}, answered::incrementAndGet);
        assertThat(answered).hasValue(1);
    }

    @Test
    void noAnswerEndsItAndNamesTheRequest() {
        server.stop(0);
        assertThatThrownBy(() -> TrafficDriver.drive(one("/gone"), address, phase -> {}, () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GET /gone: no answer");
    }

    private static Traffic one(String path) {
        return new Traffic(List.of(new Traffic.Phase("only", 1, List.of(new Traffic.Request("GET", path, "")))));
    }
}
