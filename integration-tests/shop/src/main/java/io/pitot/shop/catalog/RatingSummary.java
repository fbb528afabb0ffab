package io.pitot.shop.catalog;

/**
 * @param average mean number of stars, 0 when there is no review
 */
record RatingSummary(long reviews, double average) {}
