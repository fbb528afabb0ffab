package io.pitot.shop.recommendations;

/** @param score how much the customer may like it, 0 to 1 */
record Recommendation(long productId, String name, float score) {}
