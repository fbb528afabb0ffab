package io.pitot.agent.instrumentation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Requests as bytes on a connection: what a client of the JDK does not send, or not as fast. */
public final class HttpPipeline {

    /** These fit into the buffers of the connection, so that they are written although the server does not read yet. */
    private static final int BATCH = 200;

    private HttpPipeline() {}

    /** The first line of what a server answers to the given ones. */
    public static String statusLine(int port, String... request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            return send(socket, request).readLine();
        }
    }

    /** The same of a server that closes the connection, which is read until then. */
    public static String statusLineUntilClosed(int port, String... request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            BufferedReader in = send(socket, request);
            String status = in.readLine();
            try {
                in.transferTo(Writer.nullWriter());
            } catch (SocketException reset) {
                // The other way in which a server closes a connection.
                return status;
            }
            return status;
        }
    }

    private static BufferedReader send(Socket socket, String... request) throws IOException {
        String lines = String.join("\r\n", request) + "\r\n\r\n";
        socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
        return reader(socket);
    }

    /**
     * Sends many GETs, several before the first of them is answered.
     *
     * @param path of the first, second and so on
     * @return how many were answered with each status line
     */
    public static Map<String, Integer> statusLines(int port, int requests, IntFunction<String> path)
            throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in = reader(socket);
            for (int sent = 0; sent < requests; sent += BATCH) {
                StringBuilder batch = new StringBuilder();
                for (int i = sent; i < sent + BATCH; i++) {
                    batch.append("GET ").append(path.apply(i)).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
                out.write(batch.toString().getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < BATCH; i++) {
                    answers.merge(readResponse(in), 1, Integer::sum);
                }
            }
        }
        return answers;
    }

    private static String readResponse(BufferedReader in) throws IOException {
        String status = in.readLine();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return status == null ? "" : status;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }
}
