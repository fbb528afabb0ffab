package io.pitot.agent.benchmarks;

import io.pitot.agent.bootstrap.ObservedCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;

/** {@link Callee#REDIS}. */
final class RedisCall implements Call {

    private static final byte[] VALUE = "$5\r\nvalue\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = "+OK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Jedis client;

    RedisCall() throws IOException {
        Thread serving = new Thread(this::serve, "redis");
        serving.setDaemon(true);
        serving.start();
        client = new Jedis(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    /** Answers whatever is asked, each command by its name. */
    private void serve() {
        try (Socket connection = server.accept()) {
            connection.setTcpNoDelay(true);
            BufferedReader asked =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream answers = connection.getOutputStream();
            for (String head = asked.readLine(); head != null; head = asked.readLine()) {
                String command = "";
                for (int i = Integer.parseInt(head.substring(1)); i > 0; i--) {
                    asked.readLine();
                    String part = asked.readLine();
                    command = command.isEmpty() ? String.valueOf(part) : command;
                }
                answers.write(command.equals("GET") ? VALUE : OK);
            }
        } catch (IOException closed) {
            // The benchmark has ended.
        }
    }

    @Override
    public Object call() {
        return client.get("user:17:cart");
    }

    @Override
    public boolean isObserved() {
        return ObservedCache.class.isAssignableFrom(Connection.class);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
