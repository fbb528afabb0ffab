package io.pitot.shop.wishlist;

/** A product that a customer has saved for later. */
record SavedProduct(long productId, String name) {}
