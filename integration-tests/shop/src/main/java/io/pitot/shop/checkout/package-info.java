/** From cart to paid order: carts, tax, shipping and payments. */
@NullMarked
package io.pitot.shop.checkout;

import org.jspecify.annotations.NullMarked;
