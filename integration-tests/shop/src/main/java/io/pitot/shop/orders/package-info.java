/** What was bought: orders, their items and their invoices. */
@NullMarked
package io.pitot.shop.orders;

import org.jspecify.annotations.NullMarked;
