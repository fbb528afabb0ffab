package io.pitot.benchmarks.sidebyside;

import io.pitot.benchmarks.sidebyside.app.Database;
import io.pitot.benchmarks.sidebyside.app.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param agents names of the variants
 * @param builds further builds of Pitot by name: a jar, and after another {@code =} its arguments
 * @param rounds forks of each variant
 * @param warmUp how long a fork warms up, all shapes together
 * @param turns how many turns each fork gets for each shape while all live
 * @param turn how long a turn takes
 * @param shapes what is measured
 * @param database what answers the queries
 * @param java the program that starts a JVM
 * @param jvmArguments what every JVM is given
 * @param results the file that measurements are added to, or null for a new one
 * @param reports files of measurements to report on instead of measuring
 * @param keep whether the forks' folders stay
 */
record Options(
        List<String> agents,
        Map<String, String> builds,
        int rounds,
        Duration warmUp,
        int turns,
        Duration turn,
        List<Shape> shapes,
        Database database,
        Path java,
        List<String> jvmArguments,
        @Nullable Path results,
        List<Path> reports,
        boolean keep) {

    static final String DEFAULT_JVM_ARGUMENTS = "-Xms512m -Xmx512m";

    /** @throws UsageException if the command line is wrong */
    static Options parse(List<String> arguments) throws UsageException {
        List<String> agents = List.of("none", "floor", "pitot");
        Map<String, String> builds = new LinkedHashMap<>();
        int rounds = 3;
        Duration warmUp = Duration.ofSeconds(20);
        int turns = 12;
        Duration turn = Duration.ofMillis(140);
        List<Shape> shapes = List.of(Shape.values());
        Database database = Database.H2;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> jvmArguments = words(DEFAULT_JVM_ARGUMENTS, " ");
        Path results = null;
        List<Path> reports = new ArrayList<>();
        boolean keep = false;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--keep")) {
                keep = true;
                continue;
            }
            if (++i == arguments.size()) {
                throw new UsageException(option + ": no such option, or its value is missing; see --help");
            }
            String value = arguments.get(i);
            switch (option) {
                case "--agents" -> agents = words(value, ",");
                case "--agent" -> {
                    String[] build = value.split("=", 2);
                    if (build.length != 2) {
                        throw new UsageException("--agent " + value + ": must be name=jar or name=jar=arguments");
                    }
                    builds.put(build[0], build[1]);
                }
                case "--rounds" -> rounds = number(option, value, 1, 1_000);
                case "--warmup" -> warmUp = Duration.ofMillis(number(option, value, 0, 600_000));
                case "--turns" -> turns = number(option, value, 1, 1_000);
                case "--turn" -> turn = Duration.ofMillis(number(option, value, 10, 600_000));
                case "--shapes" -> shapes = shapes(value);
                case "--database" -> database = database(value);
                case "--java" -> java = Path.of(value);
                case "--jvm-args" -> jvmArguments = words(value, " ");
                case "--results" -> results = Path.of(value);
                case "--report" -> reports.add(Path.of(value));
                default -> throw new UsageException(option + ": no such option; see --help");
            }
        }
        if (!Files.isExecutable(java)) {
            throw new UsageException(
                    "--java " + java + ": cannot be run; name the program, such as JAVA_HOME/bin/java");
        }
        return new Options(
                agents,
                builds,
                rounds,
                warmUp,
                turns,
                turn,
                shapes,
                database,
                java,
                jvmArguments,
                results,
                reports,
                keep);
    }

    private static List<Shape> shapes(String value) throws UsageException {
        List<Shape> shapes = new ArrayList<>();
        for (String id : words(value, ",")) {
            shapes.add(Shape.of(id)
                    .orElseThrow(() -> new UsageException("--shapes " + id + ": must be some of "
                            + String.join(
                                    ",",
                                    Arrays.stream(Shape.values()).map(Shape::id).toList()))));
        }
        return shapes;
    }

    private static Database database(String value) throws UsageException {
        return Database.of(value)
                .orElseThrow(() -> new UsageException("--database " + value + ": must be h2 or still"));
    }

    private static List<String> words(String value, String separator) {
        return Arrays.stream(value.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int number(String option, String value, int least, int most) throws UsageException {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new UsageException(option + " " + value + ": must be a number from " + least + " to " + most);
    }
}
