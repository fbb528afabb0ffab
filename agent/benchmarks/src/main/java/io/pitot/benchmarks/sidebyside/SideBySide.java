package io.pitot.benchmarks.sidebyside;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Runs the comparison and prints it. {@code agent/benchmarks/side-by-side --help} tells the options.
 */
public final class SideBySide {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Options options;
    private final Places places;
    private final PrintStream err;

    SideBySide(Options options, Places places, PrintStream err) {
        this.options = options;
        this.places = places;
        this.err = err;
    }

    /** Ends with 0; with 1 where an agent did not observe or a JVM failed; with 2 where the command line is wrong. */
    @SuppressWarnings("SystemOut") // A command line.
    public static void main(String[] arguments) throws Exception {
        Places places = Places.ofProperty();
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

    /** Where the measurements go. */
    Path resultsFile() throws IOException {
        Path file = options.results();
        if (file == null) {
            file = places.results().resolve(TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + ".jsonl");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }

    /** Runs all rounds; whether all agents observed in all of them. */
    boolean measure(Path results) throws IOException, InterruptedException, UsageException {
        try (Sink sink = Sink.start()) {
            List<Variant> variants = new Variants(places, sink.port()).chosen(options);
            List<Variant> observing = new Round(options, places, err, results, 0).countBytes(variants);
            boolean observed = observing.size() == variants.size();
            for (int round = 1; round <= options.rounds(); round++) {
                observed &= new Round(options, places, err, results, round).run(observing);
            }
            err.println("sent to the sink: " + sink.received());
            err.println("measurements: " + results);
            return observed;
        }
    }
}
