package io.pitot.harbour;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The ships, and what the application counts of its own queries, for the test to compare with. */
@Repository
public class Ships {

    private final Map<String, LongAdder> ledger = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;

    Ships(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a ship's name on behalf of that unit of work. */
    String name(int id, String unit) {
        ledger.computeIfAbsent(unit, any -> new LongAdder()).increment();
        return jdbc.queryForObject("select name from ship where id = ?", String.class, id); // here: query
    }

    /** The same on a thread that may wait. */
    Mono<String> later(int id, String unit) {
        return Mono.fromCallable(() -> name(id, unit)).subscribeOn(Schedulers.boundedElastic());
    }

    /** A line for each unit of work. */
    String ledger() {
        return ledger.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining("\n"));
    }
}
