/** What the shop sells: categories, products and their reviews. */
@NullMarked
package io.pitot.shop.catalog;

import org.jspecify.annotations.NullMarked;
