package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Application;
import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One living JVM with the application under one variant. It does nothing but what it is asked for.
 *
 * <p>Threading: used by one thread; another one reads what the JVM prints, so that an agent that prints much never
 * stops it.
 */
final class Fork implements AutoCloseable {

    /** Queries of a request. */
    static final int QUERIES = 100;

    /** How much longer than it should an answer may take, and a JVM to start or end. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** What the reader adds when there is nothing more to come. */
    private static final String END = "";

    private final Variant variant;
    private final Path folder;
    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

    private Fork(Variant variant, Path folder, Process process) {
        this.variant = variant;
        this.folder = folder;
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        Thread reader = new Thread(this::read, "reads " + variant.name());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param before what its JVM is given besides what all are
     * @param after the same, after what the variant is
     * @param folder its own, which exists and is empty: the agent's files and the JVM's errors go there
     */
    static Fork start(
            Options options, Places places, Variant variant, List<String> before, List<String> after, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(options.java().toString());
        command.addAll(options.jvmArguments());
        command.addAll(before);
        command.addAll(variant.jvmArguments(folder));
        command.addAll(after);
        command.add("-cp");
        command.add(classPath(places, variant));
        command.add(Application.class.getName());
        command.add(variant.servlet().type());
        command.add(String.valueOf(QUERIES));
        command.add(options.database().id());
        options.shapes().stream().map(Shape::id).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        return new Fork(variant, folder, process);
    }

    Variant variant() {
        return variant;
    }

    Path folder() {
        return folder;
    }

    /** What the JVM wrote to stderr. */
    Path errors() {
        return folder.resolve("err.txt");
    }

    /** What the JVM is, once it has answered its first requests. */
    Measurement started() throws IOException, InterruptedException {
        return answer(Duration.ZERO);
    }

    /** Requests of all shapes. */
    void warmUp(Duration time) throws IOException, InterruptedException {
        ask("warm " + time.toMillis());
        answer(time);
    }

    /** What requests of one shape cost. */
    Measurement measure(Shape shape, Duration time) throws IOException, InterruptedException {
        ask("measure " + shape.id() + " " + time.toMillis());
        return answer(time);
    }

    /** What the process has consumed since it started. */
    Measurement consumed() throws IOException, InterruptedException {
        ask("consumed");
        return answer(Duration.ZERO);
    }

    /** Ends the JVM and returns what it says of the whole time: a record for each shape. */
    List<Measurement> end() throws IOException, InterruptedException {
        ask("end");
        List<Measurement> totals = new ArrayList<>();
        for (String line = nextRecord(GRACE); !line.equals(END); line = nextRecord(GRACE)) {
            totals.add(Measurement.parse(line));
        }
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(variant.name() + ": its JVM does not end; see " + errors());
        }
        if (process.exitValue() != 0) {
            throw new IOException(variant.name() + ": its JVM ended with " + process.exitValue() + "; see " + errors());
        }
        return totals;
    }

    /** Ends the JVM, whatever it does. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    private Measurement answer(Duration expected) throws IOException, InterruptedException {
        String line = nextRecord(expected.plus(GRACE));
        if (line.equals(END)) {
            throw new IOException(variant.name() + ": its JVM ended; see " + errors());
        }
        return Measurement.parse(line);
    }

    private String nextRecord(Duration patience) throws IOException, InterruptedException {
        String line = printed.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new IOException(variant.name() + ": no answer in " + patience.toSeconds() + " s; see " + errors());
        }
        return line;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // Agents print, too.
                if (line.startsWith("{\"record\":")) {
                    printed.add(line);
                }
            }
        } catch (IOException e) {
            // The JVM is gone, and whoever waits for an answer is told.
        }
        printed.add(END);
    }

    private static String classPath(Places places, Variant variant) throws IOException {
        List<String> jars = new ArrayList<>();
        variant.jars().forEach(jar -> jars.add(jar.toString()));
        boolean javax = variant.servlet() == Variant.Servlet.JAVAX;
        if (javax) {
            jars.addAll(jars(places.tomcat9(), ""));
        }
        jars.addAll(jars(places.application(), javax ? "tomcat-" : ""));
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> jars(Path folder, String except) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> except.isEmpty()
                            || !String.valueOf(file.getFileName()).startsWith(except))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
