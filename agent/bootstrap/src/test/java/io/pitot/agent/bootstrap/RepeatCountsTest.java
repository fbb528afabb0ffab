package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatCountsTest {

    private final RepeatCounts counts = new RepeatCounts();

    @Test
    void countsLikeAHashMapFromRequestToRequest() {
        Random random = new Random(3);
        for (int request = 0; request < 500; request++) {
            counts.clear();
            Map<Integer, Integer> expected = new HashMap<>();
            int subjects = 1 + random.nextInt(400);
            for (int call = random.nextInt(1_000); call > 0; call--) {
                int subject = (2 << 24) | random.nextInt(subjects);
                assertThat(counts.increment(subject)).isEqualTo(expected.merge(subject, 1, Integer::sum));
            }
        }
    }

    @Test
    void answersZeroForMoreSubjectsThanItCanHoldAndCountsTheOthersOn() {
        counts.clear();
        int held = 0;
        for (int subject = 1; subject <= 5_000; subject++) {
            if (counts.increment(subject) == 1) {
                held++;
            }
        }
        assertThat(held).isEqualTo(1_024);
        assertThat(counts.increment(1)).isEqualTo(2);
        assertThat(counts.increment(5_001)).isZero();
        counts.clear();
        assertThat(counts.increment(5_001)).isEqualTo(1);
    }
}
