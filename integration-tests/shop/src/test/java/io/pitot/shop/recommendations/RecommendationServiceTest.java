package io.pitot.shop.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.shop.RunningShop;
import io.pitot.shop.catalog.ProductRepository;
import io.pitot.shop.customers.CustomerRepository;
import io.pitot.shop.models.ModelWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendationServiceTest {

    private final ProductRepository products = RunningShop.get().bean(ProductRepository.class);
    private final CustomerRepository customers = RunningShop.get().bean(CustomerRepository.class);

    @Test
    void shippedModelIsWhatTheWriterMakes() throws Exception {
        try (InputStream resource = TasteModel.class.getResourceAsStream("/models/taste-v1.onnx")) {
            assertThat(resource.readAllBytes()).isEqualTo(ModelWriter.taste());
        }
    }

    @Test
    void eachProductOfAPageIsScoredThoughTheirCategoriesAreFew() throws Exception {
        try (RecordingModel model = new RecordingModel()) {
            List<Recommendation> best = new RecommendationService(customers, products, model).of(1, 0);

            assertThat(best).hasSize(5).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
            assertThat(model.rows).hasSize(20);
            assertThat(model.rows.stream().distinct().count()).isBetween(2L, 10L);
        }
    }

    /** The shop's model, which remembers what it was given. */
    private static class RecordingModel extends TasteModel {

        final List<String> rows = new ArrayList<>();

        RecordingModel() throws Exception {}

        @Override
        public float[] score(float[][] features) {
            rows.add(Arrays.deepToString(features));
            return super.score(features);
        }
    }
}
