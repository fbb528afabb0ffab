package io.pitot.shop.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.shop.RunningShop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FraudServiceTest {

    private final SuspectRepository suspects = RunningShop.get().bean(SuspectRepository.class);

    @Test
    void queueRunsTheModelOncePerOrder() throws Exception {
        try (RecordingModel model = new RecordingModel()) {
            List<ScoredOrder> queue = new FraudService(suspects, model).queue(20);
            assertThat(queue).hasSize(20).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
            assertThat(model.batches).hasSize(20).containsOnly(1);
        }
    }

    @Test
    void ordersOfACustomerAreScoredInOneBatch() throws Exception {
        try (RecordingModel model = new RecordingModel()) {
            FraudService service = new FraudService(suspects, model);
            long customer = 1;
            while (suspects.findOf(customer).size() < 3) {
                customer++;
            }
            assertThat(service.ordersOf(customer)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(model.batches).containsExactly(suspects.findOf(customer).size());
        }
    }

    /** The shop's model, which remembers the size of each batch it was given. */
    private static class RecordingModel extends FraudModel {

        final List<Integer> batches = new ArrayList<>();

        RecordingModel() throws Exception {}

        @Override
        public float[] score(float[][] features) {
            batches.add(features.length);
            return super.score(features);
        }
    }
}
