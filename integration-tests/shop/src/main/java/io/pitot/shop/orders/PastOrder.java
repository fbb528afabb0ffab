package io.pitot.shop.orders;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order in its customer's history.
 *
 * @param total euros
 */
record PastOrder(long id, OrderStatus status, Instant placedAt, long items, BigDecimal total) {}
