package io.pitot.benchmarks.growth;

import io.pitot.agent.bootstrap.ThreadState;
import io.pitot.benchmarks.still.StillConnection;
import io.pitot.benchmarks.still.StillStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same load for as many minutes as wanted: more queries and endpoints than the tables take, texts that never
 * come again, loops, errors, threads that end and classes that are unloaded. Prints one row a minute; every
 * column but the sums must stay where it is.
 */
final class Steady implements Work {

    private static final int THREADS = 8;
    private static final long MINUTE = 60_000;

    /** About 3,200 queries a second. */
    private static final long PAUSE_MILLIS = 50;

    private static final String[] TEXTS = Queries.texts(3_000);
    private static final int ROUTES = 1_500;
    private static final Pattern EVENTS = Pattern.compile("\"recordedEvents\":(\\d+),\"droppedEvents\":(\\d+)");

    private final AtomicLong queries = new AtomicLong();
    private final AtomicLong unseen = new AtomicLong();

    @Override
    public void run(int size, Figures figures) throws Exception {
        Path dumps = Path.of(System.getProperty("growth.dumps", ""));
        System.out.println("| minute | queries | live heap | metaspace | resident | aggregator CPU | process CPU"
                + " | dump | events | dropped |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        long aggregator = Meters.aggregatorCpu();
        long process = Meters.processCpu();
        long start = System.nanoTime();
        for (int minute = 1; minute <= size; minute++) {
            Thread[] threads = start(minute);
            Classes.load(200, new Classes.Template(Plain00000000.class), new Classes.Template(Named00000000.class));
            for (Thread thread : threads) {
                thread.join();
            }
            long nanos = System.nanoTime() - start;
            long aggregatorNow = Meters.aggregatorCpu();
            long processNow = Meters.processCpu();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,d | %,d KB | %,d KB | %,d KB | %.2f %% | %.1f %% | %s |%n",
                    minute,
                    queries.get(),
                    Meters.live() >> 10,
                    Meters.metaspace() >> 10,
                    Meters.resident() >> 10,
                    100.0 * (aggregatorNow - aggregator) / nanos,
                    100.0 * (processNow - process) / nanos,
                    lastDump(dumps));
            start = System.nanoTime();
            aggregator = Meters.aggregatorCpu();
            process = Meters.processCpu();
        }
        figures.put("queries", queries.get());
    }

    private Thread[] start(int minute) {
        Thread[] threads = new Thread[THREADS];
        long end = System.nanoTime() + MINUTE * 1_000_000;
        for (int i = 0; i < THREADS; i++) {
            long seed = minute * 100L + i;
            threads[i] = new Thread(() -> work(new Random(seed), end), "load-" + seed);
            threads[i].start();
        }
        return threads;
    }

    private void work(Random random, long end) {
        Connection connection = StillConnection.open();
        try {
            while (System.nanoTime() - end < 0) {
                // Few routes and texts make most of the load, as everywhere.
                int route = (int) (ROUTES * Math.pow(random.nextDouble(), 3));
                ThreadState request = Unit.begin("/steady/" + route + "/{id}");
                queries.addAndGet(request(connection, random, route));
                Unit.end(request);
                Meters.pause(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver refused what it should not", e);
        }
    }

    private int request(Connection connection, Random random, int route) throws SQLException {
        int ran = 0;
        for (int i = 0; i < 8; i++) {
            Queries.prepared(connection, TEXTS[(route * 2 + i) % TEXTS.length], random.nextInt(50));
            ran++;
        }
        int loops = random.nextInt(20);
        for (int i = 0; i < loops; i++) {
            Queries.prepared(connection, TEXTS[(route * 2 + 9) % TEXTS.length], i);
            ran++;
        }
        Queries.plain(connection, "select * from seen_once_" + unseen.incrementAndGet() + " where a = 'b'");
        if (random.nextInt(100) == 0) {
            try {
                Queries.plain(connection, StillStatement.REFUSED + route % 10);
            } catch (SQLException expected) {
                ran++;
            }
        }
        return ran + 1;
    }

    /** Size of the latest dump, and the events and drops that it tells of. */
    private static String lastDump(Path folder) throws IOException {
        if (!Unit.OBSERVED) {
            return " | | ";
        }
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        if (files.isEmpty()) {
            return "none yet | | ";
        }
        Path last = files.get(files.size() - 1);
        try (var lines = Files.lines(last)) {
            return lines.map(EVENTS::matcher)
                    .filter(Matcher::find)
                    .map(found -> String.format(
                            Locale.ROOT,
                            "%,d KB | %,d | %s",
                            last.toFile().length() >> 10,
                            Long.parseLong(found.group(1)),
                            found.group(2)))
                    .findFirst()
                    .orElse("unreadable | | ");
        }
    }
}
