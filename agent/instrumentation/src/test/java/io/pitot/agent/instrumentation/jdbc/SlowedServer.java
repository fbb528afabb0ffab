package io.pitot.agent.instrumentation.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Another port of a server, whose requests wait before they are passed on while a test wants it so. */
final class SlowedServer implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1;

    private final int server;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final AtomicLong pauses = new AtomicLong();
    private volatile boolean isSlow;

    SlowedServer(int port) throws IOException {
        server = port;
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on each request waits. */
    void slow() {
        isSlow = true;
    }

    /** No request waits any more. Answers how long those waited that did, in nanoseconds. */
    long recover() {
        isSlow = false;
        return pauses.getAndSet(0);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            synchronized (open) {
                open.add(client);
                open.add(target);
            }
            start(() -> copy(client, target, true));
            start(() -> copy(target, client, false));
        }
    }

    private void copy(Socket from, Socket to, boolean isOfClient) throws IOException {
        byte[] buffer = new byte[65_536];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (isOfClient && isSlow) {
                pause();
            }
            out.write(buffer, 0, length);
        }
        to.shutdownOutput();
    }

    /** Counts before the request goes on: its answer may be all that the test waits for. */
    private void pause() {
        long start = System.nanoTime();
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        pauses.addAndGet(System.nanoTime() - start);
    }

    /** Work that ends with its sockets. */
    @FunctionalInterface
    private interface Copying {
        void run() throws IOException;
    }

    private static void start(Copying copying) {
        Thread thread = new Thread(
                () -> {
                    try {
                        copying.run();
                    } catch (IOException closed) {
                        // By the test, or by the client.
                    }
                },
                "slowed-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
