package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import io.pitot.dump.DumpMerger;
import io.pitot.dump.Endpoint;
import io.pitot.dump.LockLooks;
import io.pitot.dump.QueryUse;
import io.pitot.dump.TimeSplit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainThreadTest {

    private static final long SECOND = 1_000_000_000;
    private static final String MAIN = "main com.acme.Shop";
    private static final String QUERY = "q:00000000000000a0";

    @Test
    void startOfAServerIsInNoTotalAndItsQueriesAreOutside() {
        Dump before = OrdersDumps.busy();
        Report quiet = Analysis.report(before, List.of(), Map.of());
        Report started = Analysis.report(with(before), List.of(), Map.of());

        assertThat(started.totals()).isEqualTo(quiet.totals());
        assertThat(started.endpoints()).isEqualTo(quiet.endpoints());
        assertThat(started.queriesOutside().calls())
                .isEqualTo(quiet.queriesOutside().calls() + 7);
    }

    @Test
    void workOfABatchProgramIsAllThereIs() {
        Report batch = Analysis.report(with(OrdersDumps.idle()), List.of(), Map.of());

        assertThat(batch.totals().requests()).isEqualTo(2);
        assertThat(batch.totals().nanos())
                .isEqualTo(OrdersDumps.durations(2, 20_000, 20_000).total());
        assertThat(batch.endpoints()).extracting(row -> row.endpoint().id()).containsExactly(MAIN);
        assertThat(batch.endpoints().get(0).share()).isEqualTo(1);
    }

    /** The same and two parts of a main thread, of 40 s and 7 queries. */
    private static Dump with(Dump dump) {
        Distribution parts = OrdersDumps.durations(2, 20_000, 20_000);
        Endpoint main = new Endpoint(
                MAIN,
                "main",
                "",
                "com.acme.Shop",
                2,
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                parts,
                new TimeSplit(40 * SECOND, SECOND, 0, 0, 0, 0, 0, 0, 0, 0, 39 * SECOND),
                LockLooks.NONE,
                List.of(),
                7,
                7,
                0,
                0,
                0,
                0,
                0,
                0);
        QueryUse use = new QueryUse(
                MAIN, QUERY, 2, 7, 0, SECOND, 7, 1, 7, SECOND, 7, 7, 0, 0, 0, 0, 0, 0, 0, 7, Map.of(), Map.of());
        DumpMerger merger = new DumpMerger();
        merger.add(dump);
        merger.add(new Dump(
                dump.instances(),
                dump.from(),
                dump.to(),
                1,
                dump.jvm(),
                dump.agent(),
                List.of(main),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(use),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        return merger.merged();
    }
}
