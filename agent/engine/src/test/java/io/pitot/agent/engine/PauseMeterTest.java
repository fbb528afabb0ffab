package io.pitot.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.agent.bootstrap.EventIntake;
import io.pitot.agent.engine.table.Overflows;
import io.pitot.dump.TimeSplit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseMeterTest {

    private final EventIntake intake = EventFeed.intake(1_024);
    private final Aggregator aggregator = new Aggregator(intake, new Overflows(), new EngineErrors(), true);
    private final PauseMeter meter = new PauseMeter(aggregator.pauses(), System.nanoTime());

    @Test
    void aFullCollectionDuringARequestIsPartOfItsTime() {
        // So that a collection takes some milliseconds, which is what the beans count in.
        List<Object> much = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            much.add(new Object[1]);
        }
        long start = System.nanoTime();
        meter.poll(start);
        System.gc();
        long end = System.nanoTime();
        meter.poll(end);
        new EventFeed(intake, EventFeed.Way.TOGETHER)
                .request(1, start, end - start, EventFeed.endpoint("GET", "/paused"), 200);
        aggregator.sweep(end);
        aggregator.sweep(end);

        TimeSplit time = aggregator
                .interval()
                .endpoints(new io.pitot.agent.engine.table.DumpIds())
                .get(0)
                .time();
        assertThat(much).hasSize(1_000_000);
        assertThat(time.gc()).isBetween(1L, end - start);
        assertThat(time.gc() + time.unknown()).isEqualTo(end - start);
    }

    @Test
    void cyclesThatPauseNobodyAreNoPauses() {
        assertThat(List.of("ZGC Cycles", "ZGC Major Cycles", "Shenandoah Cycles"))
                .noneMatch(PauseMeter::isOfPauses);
        assertThat(List.of("ZGC Pauses", "Shenandoah Pauses", "G1 Concurrent GC", "G1 Young Generation", "Copy"))
                .allMatch(PauseMeter::isOfPauses);
    }
}
