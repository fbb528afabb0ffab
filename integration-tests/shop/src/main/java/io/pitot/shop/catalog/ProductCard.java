package io.pitot.shop.catalog;

import java.math.BigDecimal;

/** A product in the list of products. */
record ProductCard(long id, String sku, String name, BigDecimal price, String category) {

    static ProductCard of(Product product) {
        return new ProductCard(
                product.getId(),
                product.getSku(),
                product.getName(),
                product.getPrice(),
                product.getCategory().getName());
    }
}
