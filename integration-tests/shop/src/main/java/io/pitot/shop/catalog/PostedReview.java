package io.pitot.shop.catalog;

import java.time.Instant;

record PostedReview(long productId, int rating, Instant writtenAt) {}
