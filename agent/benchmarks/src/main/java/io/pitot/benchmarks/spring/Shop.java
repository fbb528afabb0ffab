package io.pitot.benchmarks.spring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running shop, in a process of its own. */
final class Shop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KEPT_LINES = 40;
    private static final Page FIRST_PAGE = new Page("GET", "/products/1");

    private final Process process;
    private final int port;
    private final long born;
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> lastLines = new ArrayList<>();
    private volatile long startedAfter;
    private volatile long cpuAtStart;

    private Shop(Process process, int port, long born) {
        this.process = process;
        this.port = port;
        this.born = born;
        Thread reader = new Thread(this::readOutput, "output of the shop on port " + port);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one; returns at once.
     *
     * @param flags for the JVM
     * @param database the H2 file without its ending
     */
    static Shop launch(Path java, Path jar, List<String> flags, Path database, Path workingDirectory)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        command.add("--server.port=" + port);
        command.add("--server.tomcat.max-keep-alive-requests=-1");
        command.add("--spring.datasource.url=jdbc:h2:file:" + database);
        long born = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .start();
        return new Shop(process, port, born);
    }

    /**
     * Waits until the shop says that it has started, and then for its first page.
     *
     * @throws IOException if it ends or says nothing for minutes; the message ends with what it printed
     */
    Start awaitFirstPage() throws IOException, InterruptedException {
        if (!started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) || startedAfter == 0) {
            throw new IOException("the shop did not start. It printed last:\n" + output());
        }
        try (HttpConnection connection = connect()) {
            connection.fetch(FIRST_PAGE);
        }
        long firstPageAfter = System.nanoTime() - born;
        return new Start(startedAfter, cpuAtStart, firstPageAfter, CpuTimes.processMillis(pid()));
    }

    /**
     * How it started.
     *
     * @param startedNanos from the fork to the line that says so
     * @param startedCpuMillis of the process until then
     * @param firstPageNanos from the fork to the end of the first page
     * @param firstPageCpuMillis of the process until then
     */
    record Start(long startedNanos, long startedCpuMillis, long firstPageNanos, long firstPageCpuMillis) {}

    long pid() {
        return process.pid();
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port);
    }

    /** What it printed last. */
    String output() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /** Ends it the way an operator does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends it at once, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOutput() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains("Started ShopApplication")) {
                    cpuAtStart = CpuTimes.processMillis(pid());
                    startedAfter = System.nanoTime() - born;
                    started.countDown();
                }
                keep(line);
            }
        } catch (IOException e) {
            keep("(its output ended: " + e + ")");
        } finally {
            started.countDown();
        }
    }

    private void keep(@Nullable String line) {
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.remove(0);
            }
            lastLines.add(String.valueOf(line));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
