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
 * Sends one request after the other over one kept connection. What it costs is small and the same under every agent:
 * a write and a read on a socket that no agent looks at, and no allocation.
 */
final class Client implements AutoCloseable {

    private static final int STATUS = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final Map<Shape, ByteBuffer> requests = new EnumMap<>(Shape.class);
    private final ByteBuffer response = ByteBuffer.allocateDirect(8192);

    Client(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        for (Shape shape : Shape.values()) {
            byte[] request =
                    ("GET /" + shape.id() + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            requests.put(shape, ByteBuffer.allocateDirect(request.length).put(request));
        }
    }

    /**
     * Sends one request and reads the response.
     *
     * @throws IOException if the answer is anything but 200
     */
    void get(Shape shape) throws IOException {
        ByteBuffer request = requests.get(shape);
        if (request == null) {
            throw new IllegalStateException("no request for " + shape);
        }
        request.flip();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        response.clear();
        do {
            if (channel.read(response) < 0) {
                throw new EOFException(
                        "the connection was closed after " + response.position() + " bytes of a response");
            }
        } while (!complete());
        if (response.get(STATUS) != '2') {
            throw new IOException(
                    shape.id() + " was answered with: " + StandardCharsets.US_ASCII.decode(response.flip()));
        }
    }

    /** Whether the buffer ends with the end of a body: the header's end is two line feeds, a body's is one. */
    private boolean complete() {
        int end = response.position();
        return end > STATUS && response.get(end - 1) == Endpoints.END && response.get(end - 2) != '\r';
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
