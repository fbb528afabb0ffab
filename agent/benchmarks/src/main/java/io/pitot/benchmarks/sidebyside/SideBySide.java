package io.pitot.benchmarks.sidebyside;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the comparison and prints it. {@code agent/benchmarks/side-by-side --help} tells the options.
 */
public final class SideBySide {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Options options;
    private final Places places;
    private final PrintStream err;

    private SideBySide(Options options, Places places, PrintStream err) {
        this.options = options;
        this.places = places;
        this.err = err;
    }

    /** Ends with 0; with 1 where an agent did not observe or a JVM failed; with 2 where the command line is wrong. */
    @SuppressWarnings("SystemOut") // A command line.
    public static void main(String[] arguments) throws Exception {
        Places places = new Places(Path.of(System.getProperty("side-by-side.home", "agent/benchmarks"))
                .toAbsolutePath());
        try {
            Options options = Options.parse(List.of(arguments));
            SideBySide comparison = new SideBySide(options, places, System.err);
            boolean observed = true;
            List<Path> results = options.reports();
            if (results.isEmpty()) {
                Path file = comparison.resultsFile();
                observed = comparison.measure(file);
                results = List.of(file);
            }
            System.out.print(new Report(Results.read(results)).markdown());
            if (!observed) {
                System.exit(1);
            }
        } catch (UsageException e) {
            System.err.println("side-by-side: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("side-by-side: " + e.getMessage());
            System.exit(1);
        }
    }

    private Path resultsFile() throws IOException {
        Path file = options.results();
        if (file == null) {
            file = places.results().resolve(TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + ".jsonl");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }

    private boolean measure(Path results) throws IOException, InterruptedException, UsageException {
        List<Variant> variants = new Variants(places).chosen(options);
        boolean observed = true;
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < variants.size(); i++) {
                // Another one begins each round: nobody always follows the same one.
                Variant variant = variants.get((i + round) % variants.size());
                observed &= fork(variant, round + 1, results);
            }
        }
        err.println("measurements: " + results);
        return observed;
    }

    private boolean fork(Variant variant, int round, Path results) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("side-by-side-" + variant.name() + "-");
        Fork fork = new Fork(options, places, variant, folder);
        long start = System.nanoTime();
        List<Measurement> measured = fork.run();
        Proof proof = Proof.of(variant, folder, fork.errors(), measured);
        err.printf(
                "round %d of %d, %s: %.1f s; %s%s%n",
                round,
                options.rounds(),
                variant.name(),
                (System.nanoTime() - start) / 1e9,
                proof.observed() ? "" : "NOT OBSERVED: ",
                proof.text());
        List<String> lines = new ArrayList<>();
        for (Measurement measurement : measured) {
            lines.add(measurement.of(variant.name(), round).line());
        }
        lines.add(Results.of(variant, proof).of(variant.name(), round).line());
        Files.write(results, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (options.keep() || !proof.observed()) {
            err.println("its folder: " + folder);
        } else {
            delete(folder);
        }
        return proof.observed();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
