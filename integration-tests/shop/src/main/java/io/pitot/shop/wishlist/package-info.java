/** What customers have saved for later, in Redis. */
@NullMarked
package io.pitot.shop.wishlist;

import org.jspecify.annotations.NullMarked;
