package io.pitot.agent.instrumentation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Redis for the tests of one class. */
public final class RedisServer implements BeforeAllCallback, AfterAllCallback {

    private static final String STATISTIC = "cmdstat_";

    private redis.embedded.RedisServer running;
    private int port;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        running = redis.embedded.RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        running.start();
    }

    void stop() throws IOException {
        running.stop();
    }

    /** Where it listens, on this machine only. */
    public int port() {
        return port;
    }

    /** How often it has run each command, by name in capitals, since the last time that this was asked. */
    public Map<String, Long> takeCounts() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        String statistics = ask("INFO commandstats");
        ask("CONFIG RESETSTAT");
        for (String line :
                statistics.lines().filter(each -> each.startsWith(STATISTIC)).toList()) {
            String name = line.substring(STATISTIC.length(), line.indexOf(':')).toUpperCase(Locale.ROOT);
            counts.put(name, Long.parseLong(line.substring(line.indexOf("calls=") + 6, line.indexOf(','))));
        }
        return counts;
    }

    /** Closes the connections of all its clients. */
    public void dropConnections() throws IOException {
        ask("CLIENT KILL TYPE normal");
    }

    private String ask(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }
}
