package io.pitot.it.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.AgentAccount;
import io.pitot.dump.Command;
import io.pitot.dump.Dump;
import io.pitot.dump.Endpoint;
import io.pitot.dump.Model;
import io.pitot.dump.Query;
import io.pitot.dump.Route;
import io.pitot.it.app.SoakApp;
import io.pitot.it.harness.ClassPath;
import io.pitot.it.harness.ForkedJvm;
import io.pitot.it.harness.Observation;
import io.pitot.it.harness.Observed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an application offers for long, ever new in all its names, is recorded, dropped or said not to be observed, to the last event, and
 * the heap stays as it is: {@code -Dpitot.it.soak.minutes}, or an hour.
 */
class SoakIT {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("pitot.it.soak.minutes", 60));

    /** Limits of the tables: of the first two by default, of the others always. */
    private static final int QUERIES = 2_000;

    private static final int ENDPOINTS = 1_000;
    private static final int OTHERS = 200;

    private static final long HEAP_AT_MOST = 1 << 20;
    private static final long CLASSES_AT_MOST = 100;

    @TempDir
    Path folder;

    @Test
    void accountsForEveryEventOfManyMinutesOfEverNewNamesInAHeapThatStaysFlat() {
        Observed application = Observed.application(SoakApp.class, folder)
                .with(ClassPath.H2)
                .with(ClassPath.REDIS)
                .with(ClassPath.LANGUAGE_MODELS)
                .with(ClassPath.LANGUAGES)
                .jvm("-Xmx128m")
                .option("dump.interval", "30s")
                .arguments(String.valueOf(TIME.toSeconds()));
        ForkedJvm.Exit exit;
        long runs;
        long others;
        try (ForkedJvm jvm = application.start()) {
            long end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            runs = Long.parseLong(jvm.awaitWordAfter("RUNS "));
            others = Long.parseLong(jvm.awaitWordAfter("OTHERS "));
            exit = jvm.join();
        }
        assertThat(exit.code()).as(exit.toString()).isZero();

        Dump dump = Observation.read(application.dumps()).dump();
        AgentAccount agent = dump.agent();
        // An embedding is a call of a model and of a service.
        long offered = runs * (SoakApp.QUERIES + 1) + others * (1 + 1 + 2);
        long missed = agent.droppedEvents()
                + agent.lapses().unobservedEvents()
                + agent.lapses().unobservedRequests();
        System.out.printf(
                "soak: %,d events offered, %,d recorded, %,d dropped; other: %s; heap %s%n",
                offered,
                agent.recordedEvents(),
                agent.droppedEvents(),
                agent.overflows(),
                numbersAfter("HEAP ", exit.out()));
        assertThat(agent.recordedEvents() + missed).isEqualTo(offered);
        assertThat(sum(dump.queries(), Query::executions)
                        + sum(dump.endpoints(), Endpoint::requests)
                        + sum(dump.models(), Model::calls)
                        + sum(dump.routes(), Route::calls)
                        + sum(dump.commands(), Command::calls))
                .isEqualTo(agent.recordedEvents());
        assertThat(agent.lapses().restarts()).isEmpty();
        assertThat(agent.adviceErrors()).isEmpty();

        assertThat(dump.queries()).hasSizeLessThanOrEqualTo(QUERIES + 1);
        assertThat(dump.endpoints()).hasSizeLessThanOrEqualTo(ENDPOINTS + 1);
        assertThat(dump.models()).hasSizeLessThanOrEqualTo(OTHERS + 1);
        assertThat(dump.routes()).hasSizeLessThanOrEqualTo(OTHERS + 1);
        assertThat(dump.commands()).hasSizeLessThanOrEqualTo(OTHERS + 1);
        // All but those that are told apart: each of the new ones ran once.
        long other = runs - (dump.queries().size() - 1 - (SoakApp.QUERIES - 1));
        assertThat(dump.queries())
                .filteredOn(query -> query.id().equals(Endpoint.OTHER))
                .singleElement()
                .satisfies(query -> assertThat(query.executions()).isBetween(other - missed, other));

        assertThat(exit.out()).as("samples").hasSizeGreaterThan(8);
        assertIsFlat(numbersAfter("HEAP ", exit.out()), HEAP_AT_MOST);
        assertIsFlat(numbersAfter(" CLASSES ", exit.out()), CLASSES_AT_MOST);
    }

    /** The least of the last quarter is not above that of the quarter before: what a collection leaves differs by what is under way. */
    private static void assertIsFlat(List<Long> samples, long more) {
        int half = samples.size() / 2;
        int quarter = half + samples.size() / 4;
        long before = Collections.min(samples.subList(half, quarter));
        long last = Collections.min(samples.subList(quarter, samples.size()));
        assertThat(last).as("of %s", samples).isLessThan(before + more);
    }

    private static List<Long> numbersAfter(String word, List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(word))
                .map(line -> Long.valueOf(line.split(word, 2)[1].split(" ", 2)[0]))
                .toList();
    }

    private static <T> long sum(List<T> records, ToLongFunction<T> count) {
        return records.stream().mapToLong(count).sum();
    }
}
