package io.pitot.it.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process under test, nearly always a JVM. What it writes is kept line by line; every wait has a limit and
 * fails with all that the process said.
 */
public final class ForkedJvm implements AutoCloseable {

    /** The exit code of a JVM that SIGTERM ended. */
    public static final int TERMINATED = 128 + 15;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long ANSWERED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long POLL_NANOS = 10_000_000;

    private final Process process;
    private final Lines out;
    private final Lines err;

    private ForkedJvm(Process process) {
        this.process = process;
        out = new Lines(process.getInputStream());
        err = new Lines(process.getErrorStream());
    }

    /** The {@code java} that applications run on: {@code -Dpitot.it.java.home}, else the one that runs the tests. */
    public static String java() {
        String home = System.getProperty("pitot.it.java.home", System.getProperty("java.home"));
        return Path.of(home, "bin", "java").toString();
    }

    /** Starts a process in a folder. Options of this machine that would reach its JVM are taken away. */
    public static ForkedJvm start(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().keySet().removeIf(name -> name.startsWith("PITOT_"));
        try {
            return new ForkedJvm(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** What it has written to standard error so far. */
    public List<String> standardError() {
        return err.soFar();
    }

    /**
     * Waits until the process writes a line with this text to its standard output.
     *
     * @return the word after the text
     */
    public String awaitWordAfter(String text) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            boolean ended = out.ended();
            Optional<String> word = out.wordAfter(text);
            if (word.isPresent()) {
                return word.get();
            }
            if (ended || System.nanoTime() > deadline) {
                throw new AssertionError("no \"" + text + "\" until the " + (ended ? "end" : "limit") + "\n" + this);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * Ends it as a process manager does and waits. An answer is read before its request has ended in the thread that gave it: that is
     * left some time.
     */
    public Exit terminate() {
        LockSupport.parkNanos(ANSWERED_NANOS);
        process.destroy();
        return join();
    }

    /** Ends it as {@code kill -9} does and waits. */
    public Exit kill() {
        process.destroyForcibly();
        return join();
    }

    /** Waits for it to end by itself. */
    public Exit join() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + LIMIT + "\n" + this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Exit(process.exitValue(), out.all(), err.all());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return "standard output:\n" + String.join("\n", out.soFar()) + "\nstandard error:\n"
                + String.join("\n", err.soFar());
    }

    /** How a process ended and what it wrote. */
    public record Exit(int code, List<String> out, List<String> err) {

        /** The lines on standard error that Pitot wrote. */
        public List<String> pitotLines() {
            return err.stream().filter(line -> line.startsWith("pitot: ")).toList();
        }
    }

    /** The lines of a stream, read by a thread of their own so that the process never waits for its reader. */
    private static final class Lines implements Runnable {

        private final List<String> lines = new ArrayList<>();
        private final InputStream stream;
        private final Thread reader;

        Lines(InputStream stream) {
            this.stream = stream;
            reader = new Thread(this, "reads a forked JVM");
            reader.setDaemon(true);
            reader.start();
        }

        @Override
        public void run() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                // The stream of a process that was killed may end within a line.
                add("(" + e.getMessage() + ")");
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
        }

        synchronized List<String> soFar() {
            return List.copyOf(lines);
        }

        synchronized Optional<String> wordAfter(String text) {
            return lines.stream()
                    .filter(line -> line.contains(text))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(text) + text.length())
                            .trim()
                            .split(" ", 2)[0]);
        }

        boolean ended() {
            return !reader.isAlive();
        }

        List<String> all() {
            try {
                reader.join(LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return soFar();
        }
    }
}
