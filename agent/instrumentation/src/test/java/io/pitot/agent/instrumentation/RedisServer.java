package io.pitot.agent.instrumentation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisSentinel;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis for the tests of one class: a server, one that is a cluster by itself, or one with a sentinel. */
public final class RedisServer implements BeforeAllCallback, AfterAllCallback {

    private enum Kind {
        ALONE,
        CLUSTER,
        SENTINEL
    }

    private static final String STATISTIC = "cmdstat_";

    /** Of a cluster: the keys that hash to one of these are on the same server. */
    private static final int SLOTS = 16_384;

    /** The servers of a cluster talk to each other on a port that is higher by 10,000. */
    private static final int HIGHEST_PORT = 55_535;

    private final Kind kind;
    private redis.embedded.RedisServer running;
    private RedisSentinel sentinel;
    private Path folder;
    private int port;
    private int sentinelPort;

    /** A server. */
    public RedisServer() {
        this(Kind.ALONE);
    }

    private RedisServer(Kind kind) {
        this.kind = kind;
    }

    /** A cluster of one server, which has all keys. */
    public static RedisServer ofCluster() {
        return new RedisServer(Kind.CLUSTER);
    }

    /** A server that a sentinel names: as {@code shop}. */
    public static RedisServer withSentinel() {
        return new RedisServer(Kind.SENTINEL);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    void start() throws IOException {
        port = freePort();
        folder = Files.createTempDirectory("redis");
        RedisServerBuilder server = redis.embedded.RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("dir " + folder)
                .setting("save \"\"");
        if (kind == Kind.CLUSTER) {
            server.setting("cluster-enabled yes").setting("cluster-announce-ip 127.0.0.1");
        }
        running = server.build();
        running.start();
        if (kind == Kind.CLUSTER) {
            formCluster();
        } else if (kind == Kind.SENTINEL) {
            sentinelPort = freePort();
            sentinel = RedisSentinel.newRedisSentinel()
                    .port(sentinelPort)
                    .masterName("shop")
                    .masterPort(port)
                    .quorumSize(1)
                    .build();
            sentinel.start();
        }
    }

    private void formCluster() throws IOException {
        for (int first = 0; first < SLOTS; first += SLOTS / 4) {
            ask(IntStream.range(first, first + SLOTS / 4)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" ", "CLUSTER ADDSLOTS ", "")));
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!ask("CLUSTER INFO").contains("cluster_state:ok") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static int freePort() throws IOException {
        int found;
        do {
            try (ServerSocket free = new ServerSocket(0)) {
                found = free.getLocalPort();
            }
        } while (found > HIGHEST_PORT);
        return found;
    }

    void stop() throws IOException {
        if (sentinel != null) {
            sentinel.stop();
        }
        running.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Where its clients begin: the sentinel, if it has one. */
    public int entrance() {
        return kind == Kind.SENTINEL ? sentinelPort : port;
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
