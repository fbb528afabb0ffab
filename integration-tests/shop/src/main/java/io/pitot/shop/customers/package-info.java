/** Who buys. */
@NullMarked
package io.pitot.shop.customers;

import org.jspecify.annotations.NullMarked;
