package io.pitot.cli.analysis.doctor;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.LiveName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found in a folder.
 *
 * @param folder the folder, or the dump that was named
 * @param dumps the dumps that could be read, in the order of their names
 * @param damaged why each of the others could not
 * @param answering ids of the instances whose agents wrote a live dump when they were asked, as file names have them
 * @param asked whether they could be asked
 */
record Examined(Path folder, List<Seen> dumps, Map<Path, String> damaged, Set<String> answering, boolean asked) {

    private static final long POLL_NANOS = 100_000_000;

    private static final int PATIENCE_WITH_SHOWN = 5;

    /**
     * Reads what is in a folder.
     *
     * @param patience how long agents have to answer; no longer than it takes those that wrote the last dumps
     * @throws IOException if it cannot be listed
     */
    static Examined of(Path path, Duration patience) throws IOException {
        List<Seen> dumps = new ArrayList<>();
        Map<Path, String> damaged = new TreeMap<>();
        for (Path file : files(path)) {
            try {
                Dump dump = DumpFile.read(file);
                if (dump.instances().isEmpty()) {
                    damaged.put(file, "names no instance");
                } else {
                    dumps.add(Seen.of(file, dump));
                }
            } catch (DumpException e) {
                damaged.put(file, String.valueOf(e.getMessage()));
            }
        }
        Set<String> answering = new TreeSet<>();
        boolean asked = Files.isDirectory(path) && ask(path, patience, answering);
        return new Examined(path, dumps, damaged, answering, asked);
    }

    /** The newest dump of each instance. */
    List<Seen> newest() {
        return List.copyOf(dumps.stream()
                .collect(Collectors.toMap(
                        seen -> seen.instance().id(),
                        seen -> seen,
                        (a, b) -> a.to().isAfter(b.to()) ? a : b,
                        TreeMap::new))
                .values());
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Watches for as long as an agent may take to see it. */
    private static boolean ask(Path folder, Duration patience, Set<String> answering) throws IOException {
        Map<Path, FileTime> before = times(folder);
        Path watched = folder.resolve(DumpFolder.WATCHED);
        boolean isMine = Files.notExists(watched);
        Set<String> shown = new TreeSet<>();
        before.keySet().forEach(file -> addInstance(file, shown));
        long begun = System.nanoTime();
        try {
            do {
                if (Files.notExists(watched)) {
                    Files.createFile(watched);
                }
                Files.setLastModifiedTime(watched, FileTime.from(Instant.now()));
                LockSupport.parkNanos(POLL_NANOS);
                times(folder).forEach((file, time) -> {
                    if (!time.equals(before.get(file))) {
                        addInstance(file, answering);
                    }
                });
            } while (isWorthWaiting(System.nanoTime() - begun, patience, answering.containsAll(shown)));
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            if (isMine && Files.isWritable(folder)) {
                Files.deleteIfExists(watched);
            }
        }
    }

    /** An agent that has just shown its interval to somebody else takes its time before it does so again. */
    private static boolean isWorthWaiting(long waited, Duration patience, boolean allShownAnswer) {
        return waited < (allShownAnswer ? patience : patience.multipliedBy(PATIENCE_WITH_SHOWN)).toNanos();
    }

    private static void addInstance(Path file, Set<String> instances) {
        LiveName.parse(String.valueOf(file.getFileName())).ifPresent(name -> instances.add(name.instance()));
    }

    private static Map<Path, FileTime> times(Path folder) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path file : DumpFolder.live(folder)) {
            if (Files.exists(file)) {
                try {
                    times.put(file, Files.getLastModifiedTime(file));
                } catch (java.nio.file.NoSuchFileException e) {
                    // Its dump has just taken its place.
                }
            }
        }
        return times;
    }
}
