package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The command line that {@code agent/benchmarks/spring/run} calls. */
public final class SpringBenchmark {

    private final Options options;

    private SpringBenchmark(Options options) {
        this.options = options;
    }

    /** Measures or reports; {@code run --help} names the arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            System.err.println("spring: start, load or report: run with --help");
            System.exit(2);
        }
        try {
            new SpringBenchmark(Options.parse(List.of(arguments))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("spring: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        switch (options.command()) {
            case "start" -> {
                new StartSeries(setting(), results()).run(options.variants(), options.number("rounds", 5), fork());
                report();
            }
            case "load" -> {
                runLoad();
                report();
            }
            case "report" -> report();
            default -> throw new IllegalArgumentException(options.command() + ": must be start, load or report");
        }
    }

    /** Prints what the file of results holds, also of series before. */
    private void report() throws IOException {
        System.out.print(new MarkdownReport(read(options.path("results"))).render());
    }

    private void runLoad() throws IOException, InterruptedException {
        LoadSeries.Plan plan = new LoadSeries.Plan(
                options.number("warm-up", 120_000),
                options.number("rounds", 100),
                options.number("pages", 1_000),
                options.number("clients", 2));
        LoadSeries series = new LoadSeries(setting(), plan, results());
        int forks = options.number("forks", 1);
        for (int i = 0; i < forks; i++) {
            series.run(options.variants(), fork());
        }
    }

    private Setting setting() throws IOException, InterruptedException {
        Path java = options.path("java");
        Path work = Files.createDirectories(options.path("work").toAbsolutePath());
        Path shop = options.path("shop").toAbsolutePath();
        return new Setting(
                java,
                shop,
                work,
                List.of(options.text("heap", "-Xms256m -Xmx256m").split(" ", -1)),
                ShopDatabase.seed(java, shop, work.resolve("database")));
    }

    /** Every measurement is kept as soon as it is taken: a series can go on later. */
    private Consumer<Measurement> results() {
        Path file = options.path("results");
        return measured -> {
            System.err.println(measured.toLine());
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, measured.toLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        };
    }

    private static List<Measurement> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("--results " + file + ": no such file; measure first");
        }
        List<Measurement> measurements = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            measurements.add(Measurement.ofLine(line));
        }
        return measurements;
    }

    /** Different in every series, so that results of several can be put together. */
    private static String fork() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }
}
