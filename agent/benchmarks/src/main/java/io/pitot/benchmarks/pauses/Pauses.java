package io.pitot.benchmarks.pauses;

import io.pitot.benchmarks.growth.ApplicationPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Runs {@link PacedCalls} in JVMs with and without the agent, in turns, and prints how long calls took in each. */
final class Pauses {

    static final String HISTOGRAM = "HISTOGRAM ";

    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};

    private final Path agent;
    private final int rate;
    private final int seconds;

    private Pauses(Path agent, int rate, int seconds) {
        this.agent = agent;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** The arguments: the agent's jar, rounds, units of work a second, seconds of each JVM. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4 || !Files.isReadable(Path.of(arguments[0]))) {
            throw new IllegalArgumentException("arguments=" + List.of(arguments)
                    + ": must be the agent's jar, rounds, units of work a second, seconds");
        }
        Pauses pauses = new Pauses(
                Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        Histogram without = new Histogram(3);
        Histogram with = new Histogram(3);
        System.out.println(header());
        for (int round = 1; round <= Integer.parseInt(arguments[1]); round++) {
            // The one that comes first is not always the same.
            boolean isFirst = round % 2 == 0;
            Histogram one = pauses.run(isFirst);
            Histogram other = pauses.run(!isFirst);
            with.add(isFirst ? one : other);
            without.add(isFirst ? other : one);
            System.out.println(row("round " + round + ", without", isFirst ? other : one));
            System.out.println(row("round " + round + ", with", isFirst ? one : other));
        }
        System.out.println(row("all, without", without));
        System.out.println(row("all, with", with));
    }

    private Histogram run(boolean isObserved) throws IOException, InterruptedException, DataFormatException {
        Path folder = Files.createTempDirectory("pauses");
        try {
            Process process = new ProcessBuilder(command(isObserved, folder))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Histogram times = null;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(HISTOGRAM)) {
                        byte[] bytes = Base64.getDecoder().decode(line.substring(HISTOGRAM.length()));
                        times = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
                    }
                }
            }
            int exit = process.waitFor();
            if (exit != 0 || times == null) {
                throw new IOException("exit=" + exit + ": the JVM failed, see above");
            }
            return times;
        } finally {
            delete(folder);
        }
    }

    private List<String> command(boolean isObserved, Path folder) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms512m", "-Xmx512m"));
        if (isObserved) {
            command.add("-javaagent:" + agent + "=service.name=pauses,dump.dir=" + folder.resolve("dumps")
                    + ",dump.interval=10s");
        }
        command.addAll(List.of(
                "-cp",
                ApplicationPath.without(System.getProperty("java.class.path"), folder),
                PacedCalls.class.getName(),
                Integer.toString(rate),
                Integer.toString(seconds)));
        return command;
    }

    private static String header() {
        return "| calls, from when they were due | calls | p50 | p99 | p99.9 | p99.99 | longest |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
    }

    private static String row(String what, Histogram times) {
        StringBuilder row =
                new StringBuilder("| " + what + " | " + String.format(Locale.ROOT, "%,d", times.getTotalCount()));
        for (double percentile : PERCENTILES) {
            row.append(micros(times.getValueAtPercentile(percentile)));
        }
        return row.append(micros(times.getMaxValue())).append(" |").toString();
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, " | %,.1f us", nanos / 1e3);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
