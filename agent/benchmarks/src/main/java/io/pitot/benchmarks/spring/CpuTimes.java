package io.pitot.benchmarks.spring;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a process and its threads have run on a processor since they started, as Linux counts it.
 *
 * @param processMillis user and system time of the whole process, ended threads included; good to 10 ms
 * @param threadNanos of each living thread, by its id
 */
record CpuTimes(long processMillis, Map<String, ThreadTime> threadNanos) {

    /** As in {@code sysconf(_SC_CLK_TCK)}, which is 100 on every Linux there is. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** A thread's name, cut to 15 characters by Linux, and its time. */
    record ThreadTime(String name, long nanos) {}

    static CpuTimes of(long pid) throws IOException {
        return new CpuTimes(processMillis(pid), threads(pid));
    }

    static long processMillis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // What follows the command's name, which may hold spaces.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
        return ticks * MILLIS_PER_TICK;
    }

    /** Nanoseconds since {@code earlier} by group of threads. A thread that has ended since counts nowhere. */
    Map<ThreadRole, Long> since(CpuTimes earlier) {
        Map<ThreadRole, Long> sums = new HashMap<>();
        threadNanos.forEach((id, now) -> {
            ThreadTime before = earlier.threadNanos.get(id);
            long nanos = now.nanos() - (before == null ? 0 : before.nanos());
            sums.merge(ThreadRole.of(now.name()), nanos, Long::sum);
        });
        return sums;
    }

    private static Map<String, ThreadTime> threads(long pid) throws IOException {
        Map<String, ThreadTime> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks) {
                try {
                    String name = Files.readString(task.resolve("comm")).strip();
                    String time = Files.readString(task.resolve("schedstat"));
                    threads.put(
                            task.getFileName().toString(),
                            new ThreadTime(name, Long.parseLong(time.substring(0, time.indexOf(' ')))));
                } catch (NoSuchFileException ended) {
                    // Between the listing and now: it counts nowhere.
                }
            }
        }
        return threads;
    }
}
