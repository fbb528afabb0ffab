package io.pitot.benchmarks.growth;

import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpMerger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One JVM that does one axis's work at one size. */
final class Fork {

    private final Axis axis;
    private final int size;
    private final Map<String, Long> others = new TreeMap<>();

    Fork(Axis axis, int size) {
        this.axis = axis;
        this.size = size;
    }

    /** What exceeded a bound, by table, if an agent was there to count it. */
    Map<String, Long> others() {
        return others;
    }

    /** Runs it; its own output beside the figures goes to ours. */
    Figures run(boolean observed) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("growth");
        try {
            return run(observed, Files.createDirectory(folder.resolve("dumps")), classPath(folder));
        } finally {
            delete(folder);
        }
    }

    private static String classPath(Path folder) throws IOException {
        return ApplicationPath.without(System.getProperty("java.class.path"), folder);
    }

    private Figures run(boolean observed, Path folder, String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(observed, folder, classPath))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Figures figures = new Figures();
        long end = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (figures.read(line)) {
                    end = System.nanoTime();
                } else {
                    System.out.println(line);
                }
            }
        }
        int exit = process.waitFor();
        figures.put("stopNanos", System.nanoTime() - end);
        if (exit != 0) {
            throw new IOException("exit=" + exit + ": the JVM for " + axis.word + " " + size + " failed, see above");
        }
        if (observed) {
            readDumps(folder, figures);
        }
        return figures;
    }

    private List<String> command(boolean observed, Path folder, String classPath) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-Dgrowth.dumps=" + folder,
                "-cp",
                classPath));
        if (observed) {
            String interval = axis == Axis.STEADY ? "60s" : "1h";
            command.add("-javaagent:" + Growth.agent() + "=service.name=growth,dump.dir=" + folder + ",dump.interval="
                    + interval);
        }
        command.addAll(List.of(Growth.class.getName(), Growth.FORKED, axis.word, Integer.toString(size)));
        return command;
    }

    private void readDumps(Path folder, Figures figures) throws IOException {
        DumpMerger merger = new DumpMerger();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                figures.put("dumpBytes", Files.size(file));
                merger.add(DumpFile.read(file));
            }
        } catch (DumpException e) {
            throw new IOException("a dump cannot be read: " + e.getMessage(), e);
        }
        var account = merger.merged().agent();
        figures.put("events", account.recordedEvents());
        figures.put("dropped", account.droppedEvents());
        others.putAll(account.overflows());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
