package io.pitot.clinic;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the application counts of its own queries, for the test to compare with: it is written when it ends. */
@ApplicationScoped
public class Ledger {

    private final Map<String, LongAdder> queries = new ConcurrentHashMap<>();

    /** A query is about to be run for that unit of work. */
    void count(String unit) {
        queries.computeIfAbsent(unit, any -> new LongAdder()).increment();
    }

    void write(@Observes ShutdownEvent end) throws IOException {
        List<String> lines = new ArrayList<>();
        queries.forEach((unit, count) -> lines.add(count + " " + unit));
        Files.write(Path.of("ledger.txt"), lines);
    }
}
