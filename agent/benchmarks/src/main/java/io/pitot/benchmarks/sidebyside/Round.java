package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One JVM of each variant. They are started and warmed up one after the other. Then all live and take turns of a
 * fraction of a second, so that what one consumed is compared with what another consumed just before or after: a
 * machine whose speed changes by a fifth from second to second does not hide a difference of a twentieth.
 */
final class Round {

    /** In so many of a shape an agent has looked two thousand times at its repeats, after which it hardly does. */
    private static final long SETTLING_REQUESTS = 2_500;

    private static final Duration COUNTING = Duration.ofMillis(300);

    private final Options options;
    private final Places places;
    private final PrintStream err;
    private final Path results;
    private final int round;

    Round(Options options, Places places, PrintStream err, Path results, int round) {
        this.options = options;
        this.places = places;
        this.err = err;
        this.results = results;
        this.round = round;
    }

    /**
     * Another JVM of each, with the first compiler alone, which elides no allocation: what agents' code allocates is
     * told exactly and in a moment, apart from what the second compiler makes of the application's own allocations
     * once something is woven into it. A witness beside each sees whether it observes at all.
     *
     * @return those that do
     */
    List<Variant> countBytes(List<Variant> variants) throws IOException, InterruptedException {
        List<Variant> observing = new ArrayList<>();
        for (Variant variant : variants) {
            try {
                if (countBytes(variant)) {
                    observing.add(variant);
                }
            } catch (IOException e) {
                err.println("start, " + variant.name() + ": LEFT OUT: " + e.getMessage());
            }
        }
        return observing;
    }

    private boolean countBytes(Variant variant) throws IOException, InterruptedException {
        String witness = "-javaagent:" + places.floorAgent() + "=witness";
        try (Fork fork = start(variant, List.of("-XX:TieredStopAtLevel=1"), List.of(witness))) {
            Measurement jvm = fork.started();
            settle(fork);
            for (Shape shape : options.shapes()) {
                keep(fork, fork.measure(shape, COUNTING).with("record", "bytes"));
            }
            fork.end();
            return said("start", fork, Proof.atStart(variant, options.database(), fork.errors(), jvm));
        }
    }

    /** Counted in requests: in a time that suits a quiet machine a busy one does not come so far. */
    private void settle(Fork fork) throws IOException, InterruptedException {
        for (Shape shape : options.shapes()) {
            long requests = 0;
            while (requests < SETTLING_REQUESTS) {
                requests += fork.measure(shape, COUNTING).number("requests");
            }
        }
    }

    /** Runs it; whether all agents observed. */
    boolean run(List<Variant> variants) throws IOException, InterruptedException {
        List<Fork> forks = new ArrayList<>();
        try {
            for (Variant variant : rotated(variants, round)) {
                Fork fork = start(variant, List.of(), List.of());
                forks.add(fork);
                keep(fork, fork.started());
                fork.warmUp(options.warmUp());
            }
            for (Fork fork : forks) {
                keep(fork, fork.consumed().with("when", "before"));
            }
            for (int turn = 0; turn < options.turns(); turn++) {
                for (Shape shape : options.shapes()) {
                    for (Fork fork : rotated(forks, turn)) {
                        Measurement measured = fork.measure(shape, options.turn());
                        keep(fork, measured.with("record", "turn").with("turn", (long) turn));
                    }
                }
            }
            boolean observed = true;
            for (Fork fork : forks) {
                keep(fork, fork.consumed().with("when", "after"));
                observed &= end(fork);
            }
            return observed;
        } finally {
            forks.forEach(Fork::close);
        }
    }

    private Fork start(Variant variant, List<String> before, List<String> after) throws IOException {
        Path folder = Files.createTempDirectory("side-by-side-" + variant.name() + "-");
        return Fork.start(options, places, variant, before, after, folder);
    }

    private boolean end(Fork fork) throws IOException, InterruptedException {
        List<Measurement> totals = fork.end();
        Proof proof = Proof.of(fork.variant(), fork.folder(), fork.errors(), totals);
        keep(fork, Results.of(fork.variant(), proof));
        return said("round " + round + " of " + options.rounds(), fork, proof);
    }

    private boolean said(String when, Fork fork, Proof proof) throws IOException {
        err.printf(
                "%s, %s: %s%s%n", when, fork.variant().name(), proof.observed() ? "" : "NOT OBSERVED: ", proof.text());
        if (options.keep() || !proof.observed()) {
            err.println("its folder: " + fork.folder());
        } else {
            delete(fork.folder());
        }
        return proof.observed();
    }

    private void keep(Fork fork, Measurement measurement) throws IOException {
        Files.writeString(
                results,
                measurement.of(fork.variant().name(), round).line() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The same list, another one first: nobody always follows the same one. */
    private static <T> List<T> rotated(List<T> list, int by) {
        List<T> rotated = new ArrayList<>(list);
        Collections.rotate(rotated, -by);
        return rotated;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
