package io.pitot.shop.catalog;

import java.math.BigDecimal;

/** A product on its own page. */
record ProductDetail(
        long id,
        String sku,
        String name,
        String description,
        BigDecimal price,
        String category,
        RatingSummary rating) {}
