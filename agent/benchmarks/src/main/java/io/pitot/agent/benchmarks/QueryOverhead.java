package io.pitot.agent.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link PreparedQueryBenchmark} without an agent, with the floor's and with Pitot, in turn, one JVM each
 * time, and prints for each way to send the query what each adds, and how many times the floor Pitot costs.
 *
 * <pre>{@code
 * java -cp agent/benchmarks/target/benchmarks.jar io.pitot.agent.benchmarks.QueryOverhead rounds=3 rows=1
 * }</pre>
 *
 * The medians of the rounds are compared. A JVM's result differs from the next one's by some per cent of the query
 * itself, so that few rounds tell little of what costs less than that.
 */
public final class QueryOverhead {

    private enum Variant {
        NONE,
        FLOOR,
        PITOT
    }

    private static final Map<String, String> DEFAULTS = Map.of(
            "rounds", "3",
            "rows", "1",
            "seconds", "3",
            "shapes", "PREPARED_ONCE,PREPARED_EACH_TIME,ONE_TEXT,EVER_NEW_TEXTS",
            "floor", "agent/benchmarks/target/side-by-side/floor-agent.jar",
            "pitot", "agent/dist/target/pitot-agent.jar",
            "dumps", "agent/benchmarks/target/dumps");

    private final Map<String, String> options;
    private final Map<Variant, List<Double>> nanos = new EnumMap<>(Variant.class);
    private final Map<Variant, List<Double>> bytes = new EnumMap<>(Variant.class);

    private QueryOverhead(Map<String, String> options) {
        this.options = options;
    }

    /** See above; each argument is {@code name=value}. */
    public static void main(String[] arguments) throws RunnerException {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || options.replace(argument.substring(0, equals), argument.substring(equals + 1)) == null) {
                System.err.println(
                        argument + ": unknown; the options and their defaults are " + new TreeMap<>(DEFAULTS));
                System.exit(2);
            }
        }
        for (String agent : new String[] {"floor", "pitot"}) {
            if (!Files.isReadable(Path.of(option(options, agent)))) {
                System.err.println(agent + "=" + option(options, agent)
                        + ": no such file; build it with ./mvnw package, or name another");
                System.exit(2);
            }
        }
        System.out.println(options);
        System.out.printf(
                "%-18s %10s %10s %10s %8s   %s%n",
                "", "none ns", "floor +ns", "pitot +ns", "ratio", "bytes: none, floor +, pitot +");
        for (String shape : option(options, "shapes").split(",", -1)) {
            new QueryOverhead(options).compare(shape);
        }
    }

    private void compare(String shape) throws RunnerException {
        for (int round = 0; round < Integer.parseInt(option(options, "rounds")); round++) {
            for (Variant variant : Variant.values()) {
                run(variant, shape);
            }
        }
        double none = median(nanos, Variant.NONE);
        double floor = median(nanos, Variant.FLOOR) - none;
        double pitot = median(nanos, Variant.PITOT) - none;
        double noneBytes = median(bytes, Variant.NONE);
        System.out.printf(
                "%-18s %10.1f %10.1f %10.1f %8.2f   %.1f, %.1f, %.1f   rounds: none %s, floor %s, pitot %s%n",
                shape,
                none,
                floor,
                pitot,
                pitot / floor,
                noneBytes,
                median(bytes, Variant.FLOOR) - noneBytes,
                median(bytes, Variant.PITOT) - noneBytes,
                rounds(Variant.NONE),
                rounds(Variant.FLOOR),
                rounds(Variant.PITOT));
    }

    private void run(Variant variant, String shape) throws RunnerException {
        ChainedOptionsBuilder run = new OptionsBuilder()
                .include(PreparedQueryBenchmark.class.getName() + ".inRequest$")
                .param("shape", shape)
                .param("rows", option(options, "rows"))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(Integer.parseInt(option(options, "seconds")))
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        switch (variant) {
            case NONE -> {}
            case FLOOR -> run.jvmArgsAppend("-javaagent:" + option(options, "floor"));
            case PITOT ->
                run.jvmArgsAppend(
                        "-javaagent:" + option(options, "pitot") + "=dump.dir=" + option(options, "dumps"),
                        "-D" + PreparedQueryBenchmark.MUST_BE_OBSERVED + "=true");
        }
        for (RunResult result : new Runner(run.build()).run()) {
            add(nanos, variant, result.getPrimaryResult());
            add(bytes, variant, result.getSecondaryResults().get("gc.alloc.rate.norm"));
        }
    }

    private static void add(Map<Variant, List<Double>> to, Variant variant, @Nullable Result<?> result) {
        if (result == null) {
            throw new IllegalStateException("JMH's gc profiler did not tell how much was allocated");
        }
        to.computeIfAbsent(variant, v -> new ArrayList<>()).add(result.getScore());
    }

    private String rounds(Variant variant) {
        return Arrays.toString(nanos.getOrDefault(variant, List.of()).stream()
                .mapToLong(Math::round)
                .toArray());
    }

    private static double median(Map<Variant, List<Double>> of, Variant variant) {
        double[] sorted = of.getOrDefault(variant, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String option(Map<String, String> options, String name) {
        return options.getOrDefault(name, "");
    }
}
