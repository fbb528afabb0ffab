package io.pitot.shop.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A review as a client sends it, not yet checked.
 *
 * @param rating stars, 0 when the client sent none
 */
record NewReview(int rating, @Nullable String text) {}
