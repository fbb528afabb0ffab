package io.pitot.shop.orders;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order in the list that the staff work through.
 *
 * @param total euros
 */
record OrderSummary(long id, String customer, OrderStatus status, Instant placedAt, int pieces, BigDecimal total) {}
