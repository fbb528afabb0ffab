package io.pitot.shop.catalog;

import java.util.List;

/**
 * @param page number of this page, from 0
 */
record ProductPage(List<ProductCard> products, int page, int pages, long total) {}
