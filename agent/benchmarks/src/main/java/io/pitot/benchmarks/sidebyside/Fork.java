package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Application;
import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One JVM with the application under one variant, from its start to its end. */
final class Fork {

    /** Queries of a request. */
    static final int QUERIES = 100;

    private static final long GRACE_MILLIS = 60_000;

    private final Options options;
    private final Places places;
    private final Variant variant;
    private final Path folder;

    /** @param folder the fork's own, which exists and is empty; the agent's files and the JVM's output go there */
    Fork(Options options, Places places, Variant variant, Path folder) {
        this.options = options;
        this.places = places;
        this.variant = variant;
        this.folder = folder;
    }

    /**
     * Runs it and returns what it printed of its measurements.
     *
     * @throws IOException if it did not end well
     */
    List<Measurement> run() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = errors();
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(expectedMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException(variant.name() + ": its JVM did not end in time; see " + err);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(variant.name() + ": its JVM ended with " + process.exitValue() + "; see " + err);
        }
        List<Measurement> measurements = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            // Agents print, too.
            if (line.startsWith("{\"record\":")) {
                measurements.add(Measurement.parse(line));
            }
        }
        return measurements;
    }

    /** What the JVM wrote to stderr. */
    Path errors() {
        return folder.resolve("err.txt");
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(options.java().toString());
        command.addAll(options.jvmArguments());
        command.addAll(variant.jvmArguments(folder));
        command.add("-cp");
        command.add(classPath());
        command.add(Application.class.getName());
        command.add(variant.servlet().type());
        command.add(String.valueOf(QUERIES));
        command.add(String.valueOf(options.warmUp().toMillis()));
        command.add(String.valueOf(options.windows()));
        command.add(String.valueOf(options.window().toMillis()));
        options.shapes().stream().map(Shape::id).forEach(command::add);
        return command;
    }

    private String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        variant.jars().forEach(jar -> jars.add(jar.toString()));
        try (Stream<Path> files = Files.list(places.application())) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .forEach(jars::add);
        }
        return String.join(File.pathSeparator, jars);
    }

    private long expectedMillis() {
        return options.warmUp().toMillis()
                + options.window().toMillis()
                        * options.windows()
                        * options.shapes().size();
    }
}
