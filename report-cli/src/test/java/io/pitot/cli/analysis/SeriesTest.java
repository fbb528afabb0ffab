package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.cli.OrdersDumps;
import io.pitot.dump.Dump;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {

    /** Of a year of minutes, and of a few that lie anywhere in it, no more than 120 points are kept, and nothing is lost. */
    @Test
    void keepsAFewPointsHoweverManyDumpsThereAre() {
        SeriesBuilder builder = new SeriesBuilder();
        for (int minute = 0; minute < 5_000; minute++) {
            builder.add(OrdersDumps.small("orders-api", "i-1", minute), endpoint -> true);
        }
        Series series = builder.build();
        assertThat(series.points()).hasSizeBetween(60, 120);
        assertThat(series.points().stream().mapToLong(SeriesPoint::requests).sum())
                .isEqualTo(500_000);
        assertThat(series.points()).allSatisfy(point -> {
            assertThat(point.perSecond()).isBetween(1.6, 1.7);
            assertThat(point.errorShare()).isEqualTo(0.2);
            assertThat(point.durations().percentile(95)).isBetween(30_000_000L, 30_500_000L);
        });
        assertThat(series.trends().get("GET /orders")).hasSizeBetween(4, 8);
    }

    @Test
    void theOrderOfDumpsChangesNothing() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<Dump> dumps = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                dumps.add(OrdersDumps.small("orders-api", "i-" + i % 3, random.nextInt(10_000)));
            }
            Series before = series(dumps);
            Collections.shuffle(dumps, random);
            Series after = series(dumps);
            assertThat(after.trends()).isEqualTo(before.trends());
            assertThat(after.points()).hasSameSizeAs(before.points());
            for (int i = 0; i < after.points().size(); i++) {
                assertThat(after.points().get(i).from())
                        .isEqualTo(before.points().get(i).from());
                assertThat(after.points().get(i).requests())
                        .isEqualTo(before.points().get(i).requests());
            }
        }
    }

    /** Instances that write at other seconds are of one point: their requests are those of the service. */
    @Test
    void instancesAreAddedUp() {
        List<Dump> dumps = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            for (String instance : List.of("i-1", "i-2", "i-3")) {
                dumps.add(OrdersDumps.small("orders-api", instance, minute));
            }
        }
        assertThat(series(dumps).points()).allSatisfy(point -> {
            assertThat(point.instances()).hasSize(3);
            assertThat(point.perSecond()).isBetween(4.9, 5.1);
        });
    }

    @Test
    void oneDumpHasNoCourse() {
        assertThat(series(List.of(OrdersDumps.small("orders-api", "i-1", 0))).isKnown())
                .isFalse();
        assertThat(series(List.of(OrdersDumps.small("orders-api", "i-1", 0), OrdersDumps.small("orders-api", "i-1", 5)))
                        .isKnown())
                .isTrue();
    }

    private static Series series(List<Dump> dumps) {
        SeriesBuilder builder = new SeriesBuilder();
        dumps.forEach(dump -> builder.add(dump, endpoint -> true));
        return builder.build();
    }
}
