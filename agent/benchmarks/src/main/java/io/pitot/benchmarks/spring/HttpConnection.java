package io.pitot.benchmarks.spring;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept alive. It understands as much of HTTP as the shop speaks and takes little of the
 * processor that the shop runs on. For one thread.
 */
final class HttpConnection implements AutoCloseable {

    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[8_192];
    private final byte[] sink = new byte[65_536];

    HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /**
     * Asks for a page and reads all of it.
     *
     * @return how many bytes its body had
     * @throws IOException if it does not come, or comes with another status than 200 to 299
     */
    long fetch(Page page) throws IOException {
        String request = page.method() + " " + page.path()
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = readLine();
        long length = 0;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        long bytes = chunked ? skipChunks() : skip(length);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(page.method() + " " + page.path() + ": " + status + ", not a page of the shop's");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private long skipChunks() throws IOException {
        long bytes = 0;
        while (true) {
            long size = Long.parseLong(readLine(), HEXADECIMAL);
            bytes += skip(size);
            readLine();
            if (size == 0) {
                return bytes;
            }
        }
    }

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(sink, 0, (int) Math.min(left, sink.length));
            if (read < 0) {
                throw new EOFException("the shop closed the connection within a page");
            }
            left -= read;
        }
        return length;
    }

    private String readLine() throws IOException {
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the shop closed the connection");
            }
            if (next == '\n') {
                return new String(line, 0, length, StandardCharsets.US_ASCII);
            }
            if (next != '\r') {
                line[length++] = (byte) next;
            }
        }
    }
}
