package io.pitot.cli.demo;

import io.pitot.cli.install.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo application, in its own JVM under the agent. It ends with this JVM, whatever happens: a demo that
 * is interrupted leaves no process behind.
 */
public final class Shop implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;
    private static final long POLL_MILLIS = 100;
    private static final long INTERRUPT_MILLIS = 1_000;

    private final Process process;
    private final Path log;
    private final Thread hook;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private Shop(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(
                () -> {
                    interrupted.countDown();
                    stop();
                },
                "pitot-demo-stop");
    }

    /**
     * Starts the shop on a free port, with its dumps in the folder.
     *
     * @param pitot where the jars are
     * @throws IOException if a jar is missing or the JVM cannot be started
     */
    public static Shop start(Installation pitot, DemoFolder folder) throws IOException {
        Path agent = pitot.agent();
        Path shop = pitot.shop();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent,
                        "-Xmx512m",
                        "-jar",
                        shop.toString(),
                        "--server.port=0")
                .directory(folder.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        // Agent's options of whoever runs the demo are not for the demo. Nor is a pitot.properties file: it
        // would be read from the working directory, which is the demo's folder.
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PITOT_"));
        environment.put("PITOT_SERVICE_NAME", "shop");
        environment.put("PITOT_DUMP_DIR", folder.folder().toString());
        environment.put("PITOT_DUMP_INTERVAL", "10s");
        Shop started = new Shop(builder.start(), folder.log());
        Runtime.getRuntime().addShutdownHook(started.hook);
        return started;
    }

    /**
     * Waits until the shop answers, and says where.
     *
     * @throws IOException if it ended, or did not start in time
     */
    public URI address() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            boolean alive = process.isAlive();
            Matcher started = STARTED.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
            if (started.find()) {
                return URI.create("http://localhost:" + started.group(1));
            }
            if (!alive) {
                throw new IOException("the shop ended with exit code " + process.exitValue() + " before it was ready");
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        throw new IOException("the shop was not ready after " + START_SECONDS + " s");
    }

    /**
     * Whether the shop does not answer because the demo was interrupted. Ctrl-C reaches both JVMs at once, so
     * this one may learn of it a moment later than the shop stops answering.
     */
    public boolean interrupted() throws InterruptedException {
        return interrupted.await(INTERRUPT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops the shop and waits until it has written its last dump. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, or is about to: the shop is stopped by then.
            return;
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
