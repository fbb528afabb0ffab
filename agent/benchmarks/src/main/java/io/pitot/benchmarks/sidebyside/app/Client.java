package io.pitot.benchmarks.sidebyside.app;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Sends requests over a few kept connections, each again as soon as it is answered, from one thread. While one answer
 * travels the others' requests wait for the server: its thread never sleeps, and waking a thread, which costs more on
 * some machines than a query, is no part of what is measured. What the client itself costs is small and the same under
 * every agent: a write and a read on a socket that no agent looks at, and no allocation.
 */
final class Client implements AutoCloseable {

    private static final int STATUS = "HTTP/1.1 ".length();

    private final SocketChannel[] channels;
    private final Map<Shape, ByteBuffer> requests = new EnumMap<>(Shape.class);
    private final ByteBuffer response = ByteBuffer.allocateDirect(8192);

    Client(int port, int connections) throws IOException {
        channels = new SocketChannel[connections];
        for (int i = 0; i < connections; i++) {
            channels[i] = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channels[i].setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        for (Shape shape : Shape.values()) {
            byte[] request =
                    ("GET /" + shape.id() + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            requests.put(shape, ByteBuffer.allocateDirect(request.length).put(request));
        }
    }

    /**
     * Sends requests until a time is over, and returns once all are answered.
     *
     * @return how many
     * @throws IOException if an answer is anything but 200
     */
    long drive(Shape shape, long nanos) throws IOException {
        ByteBuffer request = requests.get(shape);
        if (request == null) {
            throw new IllegalStateException("no request for " + shape);
        }
        long start = System.nanoTime();
        for (SocketChannel channel : channels) {
            send(channel, request);
        }
        long answered = 0;
        while (System.nanoTime() - start < nanos) {
            SocketChannel channel = channels[(int) (answered++ % channels.length)];
            receive(channel);
            send(channel, request);
        }
        for (int i = 0; i < channels.length; i++) {
            receive(channels[(int) (answered++ % channels.length)]);
        }
        return answered;
    }

    private static void send(SocketChannel channel, ByteBuffer request) throws IOException {
        request.flip();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    private void receive(SocketChannel channel) throws IOException {
        response.clear();
        do {
            if (channel.read(response) < 0) {
                throw new EOFException(
                        "the connection was closed after " + response.position() + " bytes of a response");
            }
            if (response.position() > STATUS && response.get(STATUS) != '2') {
                throw new IOException("answered with: " + StandardCharsets.US_ASCII.decode(response.flip()));
            }
        } while (!complete());
    }

    /** Whether the buffer ends with the end of a body: the header's end is two line feeds, a body's is one. */
    private boolean complete() {
        int end = response.position();
        return end > STATUS && response.get(end - 1) == Endpoints.END && response.get(end - 2) != '\r';
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
