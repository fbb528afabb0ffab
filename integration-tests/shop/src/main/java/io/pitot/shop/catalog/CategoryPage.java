package io.pitot.shop.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A department's page: its shelves, what stands on them and how it is liked. */
record CategoryPage(long id, String name, List<Shelf> shelves) {

    record Shelf(long id, String name, List<RatedProduct> products) {}

    /**
     * @param rating mean number of stars, 0 when there is no review
     * @param newestReview null when there is no review
     */
    record RatedProduct(
            long id,
            String name,
            BigDecimal price,
            double rating,
            @Nullable String newestReview) {}
}
