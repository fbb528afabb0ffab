package io.pitot.benchmarks.growth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures one axis and prints a table. See {@code agent/benchmarks/growth} for how to run it. */
final class Growth {

    static final String FORKED = "--forked";

    private Growth() {}

    /** {@code <axis> [<size>...]}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals(FORKED)) {
            Figures figures = new Figures();
            Axis.of(arguments[1]).work.run(Integer.parseInt(arguments[2]), figures);
            figures.print(System.out);
            return;
        }
        if (arguments.length == 0) {
            throw new IllegalArgumentException("arguments=[]: must be <axis> [<size>...]");
        }
        Axis axis = Axis.of(arguments[0]);
        List<Integer> sizes = arguments.length == 1
                ? axis.sizes
                : Arrays.stream(arguments).skip(1).map(Integer::parseInt).toList();
        if (!Files.isReadable(agent())) {
            throw new IllegalArgumentException("growth.agent=" + agent() + ": must be the agent's jar");
        }
        if (axis == Axis.STEADY) {
            for (int minutes : sizes) {
                new Fork(axis, minutes).run(!Boolean.getBoolean("growth.without"));
            }
            return;
        }
        System.out.println("| " + axis.what + " | without agent: ns a query | + ns a query, calling thread"
                + " | + ns a query, process | aggregator: ns a query | + heap live | + metaspace | + resident"
                + " | dump | + ms to stop | dropped | other |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        for (int size : sizes) {
            point(axis, size);
        }
    }

    /** The packaged agent. */
    static Path agent() {
        return Path.of(System.getProperty("growth.agent", "agent/dist/target/pitot-agent.jar"))
                .toAbsolutePath();
    }

    private static void point(Axis axis, int size) throws Exception {
        Figures without = new Fork(axis, size).run(false);
        Fork fork = new Fork(axis, size);
        Figures with = fork.run(true);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.0f | %.0f | %.0f | %.0f | %,d KB | %,d KB | %,d KB | %,d KB | %.0f | %,.0f of %,.0f | %s |%n",
                size,
                without.get("callingNanos") == 0 ? without.get("processNanos") : without.get("callingNanos"),
                more(with, without, "callingNanos"),
                more(with, without, "processNanos"),
                with.get("aggregatorNanos"),
                kilobytes(more(with, without, "live")),
                kilobytes(more(with, without, "metaspace")),
                kilobytes(more(with, without, "resident")),
                kilobytes(with.get("dumpBytes")),
                more(with, without, "stopNanos") / 1e6,
                with.get("dropped"),
                with.get("dropped") + with.get("events"),
                fork.others());
        if (axis == Axis.CLASSES) {
            System.out.printf(
                    Locale.ROOT,
                    "| unloaded | | | | | %,d KB | %,d KB | | | | | %s |%n",
                    kilobytes(more(with, without, "liveAfter")),
                    kilobytes(more(with, without, "metaspaceAfter")),
                    with.get("kept") == 0 ? "" : "a class loader was kept");
        }
    }

    private static double more(Figures with, Figures without, String name) {
        return with.get(name) - without.get(name);
    }

    private static long kilobytes(double bytes) {
        return Math.round(bytes / 1024);
    }
}
