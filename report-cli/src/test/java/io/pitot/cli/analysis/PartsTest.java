package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Distribution;
import io.pitot.dump.Dump;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void keepsFewDumpsOneByOne() {
        assertThat(durations(dumps(1, 64))).hasSize(64).allMatch(part -> part.count() == 100);
    }

    @Test
    void takesManyDumpsTogetherAndLosesNone() {
        List<Distribution> parts = durations(dumps(2, 500));
        assertThat(parts).hasSizeBetween(20, 64);
        assertThat(parts.stream().mapToLong(Distribution::count).sum()).isEqualTo(2 * 500 * 100);
    }

    @Test
    void theOrderOfDumpsChangesNothing() {
        List<Dump> dumps = dumps(3, 200);
        List<Distribution> parts = durations(dumps);
        Collections.shuffle(dumps, new Random(3));
        assertThat(durations(dumps)).isEqualTo(parts);
    }

    @Test
    void whatWasNotCalledHasNoParts() {
        assertThat(new Parts().of(Parts.Kind.MODEL, "fraud")).isEmpty();
    }

    private static List<Dump> dumps(int instances, int minutes) {
        List<Dump> dumps = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            for (int minute = 0; minute < minutes; minute++) {
                dumps.add(OrdersDumps.small("orders-api", "i-" + instance, minute));
            }
        }
        return dumps;
    }

    private static List<Distribution> durations(List<Dump> dumps) {
        Parts parts = new Parts();
        dumps.forEach(parts::add);
        return parts.of(Parts.Kind.ENDPOINT, "GET /orders");
    }
}
