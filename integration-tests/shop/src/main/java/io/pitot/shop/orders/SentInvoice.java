package io.pitot.shop.orders;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * @param total euros
 */
record SentInvoice(String number, long orderId, BigDecimal total, Instant sentAt) {}
