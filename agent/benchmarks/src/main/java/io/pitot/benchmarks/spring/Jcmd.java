package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a JVM by {@code jcmd}, for which it loads no class. */
final class Jcmd {

    private static final long KIB = 1024;
    private static final Pattern HEAP_SPACE =
            Pattern.compile("(?m)^sun\\.gc\\.generation\\.\\d+\\.space\\.\\d+\\.used=(\\d+)$");
    private static final Pattern METASPACE = Pattern.compile("(?m)^sun\\.gc\\.metaspace\\.capacity=(\\d+)$");
    private static final Pattern CLASSES =
            Pattern.compile("(?m)^java\\.cls\\.(?:loadedClasses|sharedLoadedClasses)=(\\d+)$");
    private static final Pattern CODE_KIB = Pattern.compile("(?m)^Code.* used=(\\d+)Kb");
    private static final Pattern REQUEST_THREAD =
            Pattern.compile("(?m)^\"(http-nio-[^\"]*-exec-\\d+)\".* allocated=(\\d+)([BKMG])");

    private final Path tool;
    private final long pid;

    Jcmd(Path java, long pid) {
        this.tool = java.resolveSibling("jcmd");
        this.pid = pid;
    }

    void collectGarbage() throws IOException, InterruptedException {
        run("GC.run");
    }

    /**
     * Where memory went, as the JVM's own counters say.
     *
     * @param heapUsed bytes in use after the last collection
     * @param metaspace bytes committed for classes
     * @param classes loaded
     */
    record Space(long heapUsed, long metaspace, long classes) {}

    Space space() throws IOException, InterruptedException {
        String counters = run("PerfCounter.print");
        return new Space(sum(HEAP_SPACE, counters), sum(METASPACE, counters), sum(CLASSES, counters));
    }

    /** Bytes of compiled and generated code. */
    long codeUsed() throws IOException, InterruptedException {
        return sum(CODE_KIB, run("Compiler.codecache")) * KIB;
    }

    /**
     * What each thread that serves requests has allocated in its life, by its name, in bytes; good to four digits
     * where that is much.
     */
    Map<String, Long> requestThreadBytes() throws IOException, InterruptedException {
        Map<String, Long> bytes = new HashMap<>();
        Matcher thread = REQUEST_THREAD.matcher(run("Thread.print", "-e"));
        while (thread.find()) {
            bytes.put(thread.group(1), Long.parseLong(thread.group(2)) * unit(thread.group(3)));
        }
        if (bytes.isEmpty()) {
            throw new IOException("jcmd " + pid + " Thread.print -e names no thread of the web server");
        }
        return bytes;
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "B" -> 1;
            case "K" -> KIB;
            case "M" -> KIB * KIB;
            default -> KIB * KIB * KIB;
        };
    }

    private static long sum(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private String run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(tool.toString(), Long.toString(pid)));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", line) + " failed: " + output.strip());
        }
        return output;
    }
}
