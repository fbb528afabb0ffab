package io.pitot.cli.analysis.live;

import io.pitot.dump.Dump;
import io.pitot.dump.DumpException;
import io.pitot.dump.DumpFile;
import io.pitot.dump.DumpFolder;
import io.pitot.dump.DumpName;
import io.pitot.dump.LiveName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows what the JVMs whose dumps are in one folder do. Not thread-safe. */
public final class Follower {

    /** What lies longer back is not read. */
    private static final Duration PAST = Duration.ofMinutes(5);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** A live dump that has not changed for so long is none: the JVM is dead, or has stopped answering. */
    private static final Duration STALE = Duration.ofMinutes(1);

    /** What has told nothing for so long, while others did, has ended: its rates are no longer part of the sum. */
    private static final Duration ENDED = Duration.ofSeconds(90);

    /** A folder may hold dumps that come every second from many instances. */
    private static final int MOST_AT_FIRST = 100;

    /**
     * A live dump as it was met last.
     *
     * @param modified when it was written, by a clock that may be another machine's
     * @param changed {@link System#nanoTime} when that was first seen
     */
    private record Live(Instant modified, long changed) {

        boolean isFresh() {
            return System.nanoTime() - changed < STALE.toNanos();
        }
    }

    private final Path path;
    private final @Nullable String service;
    private final long pid;
    private final SortedMap<String, Followed> instances = new TreeMap<>();
    private final SortedSet<String> services = new TreeSet<>();
    private final Map<String, Long> nextSequence = new HashMap<>();
    private final Map<String, Live> live = new HashMap<>();
    private final Viewing viewing = new Viewing();
    private String trouble = "";
    private boolean isFirst = true;

    /**
     * @param path a folder of dumps, which may not be there yet, or a single dump
     * @param service the service to follow, or null for the one that there is
     * @param pid the process to follow, or -1 for all
     */
    public Follower(Path path, @Nullable String service, long pid) {
        this.path = path;
        this.service = service;
        this.pid = pid;
    }

    /** The services whose dumps were met, ordered by name. */
    public SortedSet<String> services() {
        return services;
    }

    /** What could not be read last, in one line, or empty. */
    public String trouble() {
        return trouble;
    }

    /**
     * Asks the agents for live dumps; they write them until ten seconds after this was last done.
     *
     * @throws IOException if the folder cannot be written, or there is none yet
     */
    public void ask() throws IOException {
        if (Files.isRegularFile(path)) {
            throw new IOException("no folder to ask agents in");
        }
        Path watched = path.resolve(DumpFolder.WATCHED);
        try {
            Files.createFile(watched);
        } catch (FileAlreadyExistsException e) {
            // Is touched.
        }
        try {
            Files.setLastModifiedTime(watched, FileTime.from(Instant.now()));
        } catch (NoSuchFileException e) {
            // Another who watched has just gone.
            Files.createFile(watched);
        }
    }

    /** Asks no more. Nothing is thrown: agents find out by themselves. */
    public void leave() {
        try {
            if (Files.isDirectory(path)) {
                Files.deleteIfExists(path.resolve(DumpFolder.WATCHED));
            }
        } catch (IOException e) {
            // See above.
        }
    }

    /**
     * Reads what has been written since the last time.
     *
     * @throws IOException if the folder cannot be listed
     */
    public void refresh() throws IOException {
        if (Files.isRegularFile(path)) {
            if (isFirst) {
                read(path, "", false);
            }
        } else if (Files.isDirectory(path)) {
            try {
                // Live ones first: a dump that comes in between takes the place of one of them, never the other way
                // round.
                List<Path> lives = DumpFolder.live(path);
                List<Path> dumps = DumpFolder.list(path);
                readDumps(isFirst ? newest(dumps) : dumps);
                dumps.forEach(this::passOver);
                readLive(lives);
            } catch (NoSuchFileException e) {
                // The folder has just gone; it may come back.
                return;
            }
        } else {
            return;
        }
        isFirst = false;
    }

    /** What the JVMs followed do, or null if nothing has been read of any yet. */
    public @Nullable LiveView view() {
        if (instances.isEmpty()) {
            return null;
        }
        Instant newest = instances.values().stream()
                .map(instance -> instance.newest().to())
                .max(Instant::compareTo)
                .orElseThrow();
        List<Followed> atWork = instances.entrySet().stream()
                .filter(entry -> isAnswering(entry.getKey())
                        || Duration.between(entry.getValue().newest().to(), newest)
                                        .compareTo(ENDED)
                                < 0)
                .map(Map.Entry::getValue)
                .toList();
        int answering =
                (int) instances.keySet().stream().filter(this::isAnswering).count();
        return viewing.of(atWork, answering);
    }

    private boolean isAnswering(String instance) {
        Live last = live.get(instance);
        return last != null && last.isFresh();
    }

    private static List<Path> newest(List<Path> dumps) {
        Instant newest =
                dumps.stream().map(Follower::written).max(Instant::compareTo).orElse(Instant.MIN);
        List<Path> lately = dumps.stream()
                .filter(dump -> Duration.between(written(dump), newest).compareTo(PAST) <= 0)
                .toList();
        // By name, and so by time within an instance: what is left out is a beginning of each.
        return lately.size() <= MOST_AT_FIRST
                ? lately
                : lately.stream()
                        .sorted((a, b) -> written(b).compareTo(written(a)))
                        .limit(MOST_AT_FIRST)
                        .sorted()
                        .toList();
    }

    private static Instant written(Path dump) {
        return DumpName.parse(String.valueOf(dump.getFileName())).orElseThrow().written();
    }

    private void readDumps(List<Path> dumps) {
        for (Path file : dumps) {
            DumpName name = DumpName.parse(String.valueOf(file.getFileName())).orElseThrow();
            if (name.sequence() >= nextSequence.getOrDefault(name.instance(), 0L)) {
                nextSequence.put(name.instance(), name.sequence() + 1);
                live.remove(name.instance());
                read(file, name.instance(), false);
            }
        }
    }

    /** What was not read at first, because it lies too far back, is not read later. */
    private void passOver(Path file) {
        DumpName name = DumpName.parse(String.valueOf(file.getFileName())).orElseThrow();
        nextSequence.merge(name.instance(), name.sequence() + 1, Math::max);
    }

    private void readLive(List<Path> files) {
        live.keySet().retainAll(files.stream().map(Follower::instance).toList());
        for (Path file : files) {
            LiveName name = LiveName.parse(String.valueOf(file.getFileName())).orElseThrow();
            if (name.sequence() < nextSequence.getOrDefault(name.instance(), 0L)) {
                // Its interval is in a dump.
                continue;
            }
            try {
                Instant modified = Files.getLastModifiedTime(file).toInstant();
                Live before = live.get(name.instance());
                if (before == null && modified.isBefore(Instant.now().minus(STALE))) {
                    live.put(name.instance(), new Live(modified, System.nanoTime() - STALE.toNanos()));
                } else if (before == null || !before.modified.equals(modified)) {
                    live.put(name.instance(), new Live(modified, System.nanoTime()));
                    read(file, name.instance(), true);
                }
            } catch (IOException e) {
                // Its dump has just taken its place.
                live.remove(name.instance());
            }
        }
    }

    private static String instance(Path live) {
        return LiveName.parse(String.valueOf(live.getFileName())).orElseThrow().instance();
    }

    private void read(Path file, String name, boolean isLive) {
        try {
            Dump dump = DumpFile.read(file);
            if (dump.instances().isEmpty()
                    || (pid >= 0 && dump.instances().get(0).pid() != pid)) {
                return;
            }
            services.add(dump.instances().get(0).service());
            if (service != null && !dump.instances().get(0).service().equals(service)) {
                return;
            }
            Followed followed = instances.computeIfAbsent(
                    name.isEmpty() ? dump.instances().get(0).id() : name, id -> new Followed(dump, WINDOW, PAST));
            if (isLive) {
                followed.show(dump);
            } else {
                followed.add(dump);
            }
            trouble = "";
        } catch (DumpException e) {
            // A live dump may go at any moment.
            if (!isLive || !(e.getCause() instanceof NoSuchFileException)) {
                trouble = file + ": " + e.getMessage() + ": skipped";
            }
        }
    }

    /** Why {@link #ask} failed, in a few words. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission to write to the folder, by which agents are asked";
        }
        return e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
    }
}
