package io.pitot.cli.analysis;

import io.pitot.dump.Dump;
import io.pitot.dump.Instance;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dumps that were named, read one by one, and what could not be read. Not thread-safe. */
public final class Inputs {

    /**
     * An input that is not in the report.
     *
     * @param path the file or folder
     * @param reason what is wrong with it, in one line
     */
    public record Skipped(Path path, String reason) {}

    /** Is told how far reading has come. */
    public interface Progress {
        /** So many files of all of them have been read. */
        void read(int done, int all);
    }

    private final SortedMap<String, Evidence> services = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    /** By what makes two files copies of one another: their instances and their time. */
    private final Map<List<Object>, Path> known = new HashMap<>();

    private final Scope scope;
    private final boolean inParts;

    private Inputs(Scope scope, boolean inParts) {
        this.scope = scope;
        this.inParts = inParts;
    }

    /**
     * Reads dumps, and of folders every file that ends in {@code .json}, in the order of their names. A file
     * that is named twice counts once.
     */
    public static Inputs read(List<Path> paths, Scope scope) {
        return read(paths, scope, (done, all) -> {});
    }

    /**
     * The same.
     *
     * @param progress is told after each file how many have been read, and of how many
     */
    public static Inputs read(List<Path> paths, Scope scope, Progress progress) {
        return read(paths, scope, false, progress);
    }

    /** The same, and keeps how long things took dump by dump, to compare with other dumps. */
    public static Inputs readInParts(List<Path> paths, Scope scope, Progress progress) {
        return read(paths, scope, true, progress);
    }

    private static Inputs read(List<Path> paths, Scope scope, boolean inParts, Progress progress) {
        Inputs inputs = new Inputs(scope, inParts);
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(inputs.list(path));
            } else {
                files.add(path);
            }
        }
        try (ReadingAhead ahead = new ReadingAhead(files)) {
            for (int i = 0; i < files.size(); i++) {
                inputs.add(files.get(i), ahead.next());
                progress.read(i + 1, files.size());
            }
        }
        return inputs;
    }

    /** The evidence by service, ordered by name. */
    public SortedMap<String, Evidence> services() {
        return services;
    }

    /** What could not be read, in the order in which it was met. */
    public List<Skipped> skipped() {
        return skipped;
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            skip(folder, e instanceof AccessDeniedException ? "no permission to list it" : "cannot be listed: " + e);
            return List.of();
        }
    }

    private void add(Path file, ReadingAhead.Read read) {
        Dump dump = read.dump();
        if (dump == null) {
            skip(file, String.valueOf(read.reason()));
            return;
        }
        try {
            List<String> instances = dump.instances().stream().map(Instance::id).toList();
            Path twin = known.putIfAbsent(List.of(instances, dump.from(), dump.to()), file);
            if (twin == null) {
                services.computeIfAbsent(Services.of(dump), unused -> new Evidence(scope, inParts ? new Parts() : null))
                        .offer(dump);
            } else if (!Files.isSameFile(twin, file)) {
                skip(file, "the same dump as " + twin);
            }
        } catch (IOException e) {
            skip(file, "cannot be read: " + e.getMessage());
        }
    }

    private void skip(Path path, String reason) {
        skipped.add(new Skipped(path, reason));
    }
}
